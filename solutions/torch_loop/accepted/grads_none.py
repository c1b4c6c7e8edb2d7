# accepted: sets every gradient to None by hand, and returns the epochs as a NumPy array.
import numpy as np


def train_step(model, optimizer, loss_fn, X, y):
    for p in model.parameters():
        p.grad = None
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return float(loss)


def train(model, optimizer, loss_fn, batches, epochs):
    history = np.zeros(epochs)
    for epoch in range(epochs):
        losses = []
        for X, y in batches:
            losses.append(train_step(model, optimizer, loss_fn, X, y))
        history[epoch] = np.mean(losses)
    return history
