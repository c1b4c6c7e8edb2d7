# concept: training_loop.simultaneous_update
# says: The weights are updated one after the other, each from errors that already hold the new values of those before it, and b last of all.
# change: Compute the errors once in a step, take all gradients from them, and update afterwards.
# source: own
import numpy as np


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    w = np.zeros(n_features)
    b = 0.0
    losses = []
    for step in range(steps):
        losses.append(float(np.mean((X @ w + b - y) ** 2)))
        for j in range(n_features):
            errors = X @ w + b - y
            w[j] -= lr * 2 / n_examples * np.sum(errors * X[:, j])
        errors = X @ w + b - y
        b -= lr * 2 / n_examples * np.sum(errors)
    return w, float(b), losses
