# concept: training_loop.gradients
# says: Each prediction is compared with every target, as when an (N, 1) column minus an (N,) array gives N by N errors: the fit is drawn to the mean of y.
# change: Give predictions and targets the same shape (N,) before subtracting, so that there are N errors.
# source: gh:pytorch/pytorch#19699
import numpy as np


def train(X, y, lr, steps):
    n_features = X.shape[1]
    w = np.zeros((n_features, 1))
    b = 0.0
    losses = []
    for step in range(steps):
        errors = X @ w + b - y
        losses.append(float(np.mean(errors**2)))
        grad_w = np.zeros((n_features, 1))
        for j in range(n_features):
            grad_w[j] = 2 * np.mean(errors * X[:, [j]])
        grad_b = 2 * np.mean(errors)
        w = w - lr * grad_w
        b = b - lr * grad_b
    return w.ravel(), float(b), losses
