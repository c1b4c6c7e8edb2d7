# concept: training_loop.runs
# says: w comes back with shape (D, 1), where one number for each feature, shape (D,), is asked for.
# change: Return w as an array with one dimension: flatten it, or keep it (D,) from the start.
# source: own
import numpy as np


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    targets = y.reshape(-1, 1)
    w = np.zeros((n_features, 1))
    b = 0.0
    losses = []
    for step in range(steps):
        errors = X @ w + b - targets
        losses.append(float(np.mean(errors**2)))
        grad_w = 2 / n_examples * (X.T @ errors)
        grad_b = 2 / n_examples * errors.sum()
        w = w - lr * grad_w
        b = b - lr * grad_b
    return w, float(b), losses
