# accepted: train has its own loop and does not call train_step; the running loss is a tensor for an epoch.
import torch


def train_step(model, optimizer, loss_fn, X, y):
    prediction = model(X)
    loss = loss_fn(prediction, y)
    optimizer.zero_grad()
    torch.autograd.backward(loss)
    with torch.no_grad():
        optimizer.step()
    return loss.tolist()


def train(model, optimizer, loss_fn, batches, epochs):
    epoch_losses = []
    for epoch in range(epochs):
        running_loss = torch.zeros((), dtype=torch.float64)
        for i, (X, y) in enumerate(batches):
            optimizer.zero_grad()
            loss = loss_fn(model(X), y)
            loss.backward()
            optimizer.step()
            running_loss += loss.detach()
        epoch_losses.append(running_loss.item() / (i + 1))
    return epoch_losses
