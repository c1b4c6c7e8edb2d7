# accepted: clears between the forward and the backward pass, and returns a NumPy scalar.
import numpy as np


def train_step(model, optimizer, loss_fn, X, y):
    loss = loss_fn(model(X), y)
    optimizer.zero_grad(set_to_none=False)
    loss.backward()
    optimizer.step()
    return np.float64(loss.item())


def train(model, optimizer, loss_fn, batches, epochs):
    return [
        np.mean([train_step(model, optimizer, loss_fn, X, y) for X, y in batches])
        for _ in range(epochs)
    ]
