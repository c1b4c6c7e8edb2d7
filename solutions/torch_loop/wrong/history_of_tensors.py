# concept: torch_loop.loss_value
# says: The numbers are right, but after the call something still holds on to the loss, and with it the whole graph of the step: memory grows with every batch.
# change: Keep the plain number of the loss beyond the step, not the tensor.
# source: own
history = []


def train_step(model, optimizer, loss_fn, X, y):
    optimizer.zero_grad()
    predictions = model(X)
    loss = loss_fn(predictions, y)
    loss.backward()
    optimizer.step()
    history.append(loss)
    return loss.item()


def train(model, optimizer, loss_fn, batches, epochs):
    epoch_losses = []
    for _ in range(epochs):
        batch_losses = []
        for X, y in batches:
            batch_loss = train_step(model, optimizer, loss_fn, X, y)
            batch_losses.append(batch_loss)
        epoch_losses.append(sum(batch_losses) / len(batches))
    return epoch_losses
