# concept: training_loop.gradients
# says: The gradients are taken once, at the start, and used in every step: the losses are measured anew, but all steps are equal and run past the minimum.
# change: Compute both gradients in the loop, from the errors of this step.
# source: own
import numpy as np


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    w = np.zeros(n_features)
    b = 0.0
    errors = X @ w + b - y
    grad_w = 2 / n_examples * (X.T @ errors)
    grad_b = 2 / n_examples * errors.sum()
    losses = []
    for step in range(steps):
        predictions = X @ w + b
        losses.append(float(((predictions - y) ** 2).mean()))
        w = w - lr * grad_w
        b = b - lr * grad_b
    return w, float(b), losses
