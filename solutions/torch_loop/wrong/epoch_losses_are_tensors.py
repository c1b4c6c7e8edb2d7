# concept: torch_loop.loss_value
# says: The means of the epochs are right, but each is a tensor; asked are plain numbers.
# change: Let train return plain Python numbers.
# source: own
import torch


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
            batch_loss = train_step(model, optimizer, loss_fn, X, y)
            batch_losses.append(batch_loss)
        total = sum(batch_losses)
        mean_loss = torch.tensor(total / len(batches))
        epoch_losses.append(mean_loss)
    return epoch_losses
