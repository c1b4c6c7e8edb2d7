# accepted: walks the whole path first, then measures the loss at each point before an update.
import numpy as np


def gradients(X, y, w, b):
    error = (X * w).sum(axis=1) + b - y
    return 2 * (X * error[:, np.newaxis]).mean(axis=0), 2 * error.mean()


def train(X, y, lr, steps):
    path = [(np.zeros(X.shape[1]), 0.0)]
    for _ in range(steps):
        w, b = path[-1]
        grad_w, grad_b = gradients(X, y, w, b)
        path.append((w - lr * grad_w, b - lr * grad_b))
    losses = [np.linalg.norm(X @ w + b - y) ** 2 / len(y) for w, b in path[:-1]]
    w, b = path[-1]
    return w, b, losses
