# concept: training_loop.update
# says: Each step is the right one plus 0.9 times the step before it: momentum, so the run speeds up and overshoots. Only the first step is right.
# change: Take lr times the gradient of this step alone off w and b; carry nothing over from the step before.
# source: own
import numpy as np


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    w = np.zeros(n_features)
    b = 0.0
    velocity_w, velocity_b = np.zeros(n_features), 0.0
    losses = []
    for step in range(steps):
        errors = X @ w + b - y
        losses.append(float(np.mean(errors**2)))
        velocity_w = 0.9 * velocity_w + 2 / n_examples * (X.T @ errors)
        velocity_b = 0.9 * velocity_b + 2 / n_examples * errors.sum()
        w = w - lr * velocity_w
        b = b - lr * velocity_b
    return w, float(b), losses
