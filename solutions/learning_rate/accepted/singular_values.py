# accepted: an array that is filled, and the square of the largest singular value
import numpy as np


def descend(gradient, start, lr, steps):
    path = np.empty(steps + 1)
    path[0] = start
    for t in range(steps):
        path[t + 1] = path[t] - lr * gradient(path[t])
    return path


def largest_stable_lr(X):
    sigma = np.linalg.norm(X, 2)
    return len(X) / sigma**2
