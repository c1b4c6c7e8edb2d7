# concept: training_loop.simultaneous_update
# says: b is updated from the old point, but the weights one after the other, each from predictions that already hold the new weights before it.
# change: Compute the whole gradient for w from one set of errors, before any of its entries changes.
# source: own
import numpy as np


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    w = np.zeros(n_features)
    b = 0.0
    losses = []
    for step in range(steps):
        errors = X @ w + b - y
        losses.append(float(np.mean(errors**2)))
        grad_b = 2 / n_examples * np.sum(errors)
        for j in range(n_features):
            w[j] -= lr * 2 / n_examples * np.sum((X @ w + b - y) * X[:, j])
        b -= lr * grad_b
    return w, float(b), losses
