# concept: training_loop.forward
# says: The predictions are made once, from w = 0 and b = 0, and never again: every loss is the first one, and w and b move by the same amount in each step.
# change: Move the prediction into the loop, so that each step sees the current w and b.
# source: own
import numpy as np


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    w = np.zeros(n_features)
    b = 0.0
    losses = []
    predictions = X @ w + b
    for step in range(steps):
        errors = predictions - y
        losses.append(float((errors**2).mean()))
        grad_w = 2 / n_examples * (X.T @ errors)
        grad_b = 2 / n_examples * errors.sum()
        w = w - lr * grad_w
        b = b - lr * grad_b
    return w, float(b), losses
