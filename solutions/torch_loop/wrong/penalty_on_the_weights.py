# concept: torch_loop.backward
# says: Every update also pulls each parameter towards 0, by lr times 0.002 of itself: 0.001 times the sum of all squared parameters was added to what goes backward. The gradient asked for is that of the loss alone.
# change: Go back from the loss as the loss function gave it; a penalty on the weights is the optimizer's business.
# source: own
def train_step(model, optimizer, loss_fn, X, y):
    optimizer.zero_grad()
    predictions = model(X)
    loss = loss_fn(predictions, y)
    (loss + 0.001 * sum((parameter**2).sum() for parameter in model.parameters())).backward()
    optimizer.step()
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
