# concept: learning_rate.curvature
# says: The mean of each feature was taken off first, and in the caller's own X. The model is fitted to the inputs as they are, and they are still needed.
# change: Use X as it is, with nothing taken off.
# source: own
import numpy as np


def descend(gradient, start, lr, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return path


def largest_stable_lr(X):
    X -= X.mean(axis=0)
    return float(2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1])
