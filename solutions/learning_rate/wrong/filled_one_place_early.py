# concept: learning_rate.path
# says: Every point stands one place too early: the first step overwrites the start, and the last entry is still 0, as the array was made.
# change: Put the start into the first place, and the point after step t into place t + 1.
# source: own
import numpy as np


def descend(gradient, start, lr, steps):
    path = np.zeros(steps + 1)
    point = start
    for t in range(steps):
        point = point - lr * gradient(point)
        path[t] = point
    return path


def largest_stable_lr(X):
    return float(len(X) / np.linalg.norm(X, 2) ** 2)
