# concept: torch_loop.step
# says: The optimizer steps as if every step were its first: what it remembers, such as its momentum, is wiped out in between.
# change: Clear the gradients only; what the optimizer remembers from step to step is its own.
# source: own
def train_step(model, optimizer, loss_fn, X, y):
    optimizer.zero_grad()
    optimizer.state.clear()
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
            batch_loss = train_step(model, optimizer, loss_fn, X, y)
            batch_losses.append(batch_loss)
        total = sum(batch_losses)
        mean_loss = total / len(batches)
        epoch_losses.append(mean_loss)
    return epoch_losses
