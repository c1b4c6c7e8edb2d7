# concept: learning_rate.path
# says: The last entry of the path is 0, as the array was made: the loop ends one step before it.
# change: Let the loop fill all entries after the first, up to the last.
# source: own
import numpy as np


def descend(gradient, start, lr, steps):
    path = np.zeros(steps + 1)
    path[0] = start
    for t in range(steps - 1):
        path[t + 1] = path[t] - lr * gradient(path[t])
    return path


def largest_stable_lr(X):
    return float(len(X) / np.linalg.norm(X, 2) ** 2)
