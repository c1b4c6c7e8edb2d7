# concept: torch_loop.step
# says: Where the loss of a batch is larger than before, the parameters do not move. The losses of different batches differ anyway, and a bad one is what there is most to learn from.
# change: Let the optimizer step after every batch, whatever its loss is.
# source: own
def train_step(model, optimizer, loss_fn, X, y):
    optimizer.zero_grad()
    predictions = model(X)
    loss = loss_fn(predictions, y)
    loss.backward()
    if loss.item() <= getattr(optimizer, "last_loss", float("inf")):
        optimizer.step()
    optimizer.last_loss = loss.item()
    return loss.item()


def train(model, optimizer, loss_fn, batches, epochs):
    epoch_losses = []
    for _ in range(epochs):
        batch_losses = []
        for X, y in batches:
            batch_loss = train_step(model, optimizer, loss_fn, X, y)
            batch_losses.append(batch_loss)
        total = sum(batch_losses)
        mean_loss = total / len(batches)
        epoch_losses.append(mean_loss)
    return epoch_losses
