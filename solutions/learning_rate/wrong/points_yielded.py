# concept: learning_rate.runs
# says: descend is a generator: it hands out points one at a time, and only when asked. Asked for is the finished list.
# change: Collect the points in a list and return it, with no yield.
# source: own
import numpy as np


def descend(gradient, start, lr, steps):
    point = start
    yield point
    for _ in range(steps):
        point = point - lr * gradient(point)
        yield point


def largest_stable_lr(X):
    return float(len(X) / np.linalg.norm(X, 2) ** 2)
