# concept: torch_loop.backward
# says: Every entry of a gradient that is larger than 1 counts as 1, and every one below -1 as -1, which also turns the direction of the update.
# change: Leave out the clipping between the backward pass and the optimizer's step.
# source: own
import torch


def train_step(model, optimizer, loss_fn, X, y):
    optimizer.zero_grad()
    predictions = model(X)
    loss = loss_fn(predictions, y)
    loss.backward()
    torch.nn.utils.clip_grad_value_(model.parameters(), 1.0)
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
