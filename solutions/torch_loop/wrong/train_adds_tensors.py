# concept: torch_loop.loss_value
# says: The means of the epochs are tensors made from the losses that went backward, so the graph of every step of every epoch stays in memory.
# change: Turn each batch's loss into a plain number before you collect it, or call train_step for it.
# source: own
def train_step(model, optimizer, loss_fn, X, y):
    optimizer.zero_grad()
    predictions = model(X)
    loss = loss_fn(predictions, y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(model, optimizer, loss_fn, batches, epochs):
    epoch_losses = []
    for _ in range(epochs):
        batch_losses = []
        for X, y in batches:
            optimizer.zero_grad()
            batch_loss = loss_fn(model(X), y)
            batch_loss.backward()
            optimizer.step()
            batch_losses.append(batch_loss)
        total = sum(batch_losses)
        mean_loss = total / len(batches)
        epoch_losses.append(mean_loss)
    return epoch_losses
