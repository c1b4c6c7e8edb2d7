# concept: training_loop.steps
# says: The losses are right, but w and b are those before the last update: the last step is measured and its update is lost.
# change: Return w and b as they are after the loop.
# source: own
import numpy as np


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    w = np.zeros(n_features)
    b = 0.0
    losses = []
    new_w, new_b = w, b
    for step in range(steps):
        w, b = new_w, new_b
        errors = X @ w + b - y
        losses.append(float(np.mean(errors**2)))
        new_w = w - lr * 2 / n_examples * (X.T @ errors)
        new_b = b - lr * 2 / n_examples * errors.sum()
    return w, float(b), losses
