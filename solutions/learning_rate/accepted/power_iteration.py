# accepted: a recursive path, and a power iteration that runs until it settles
import numpy as np


def descend(gradient, start, lr, steps):
    if steps == 0:
        return [start]
    return [start, *descend(gradient, start - lr * gradient(start), lr, steps - 1)]


def largest_stable_lr(X):
    H = 2 * X.T @ X / X.shape[0]
    v = np.random.default_rng(0).normal(size=X.shape[1])
    for _ in range(3000):
        v = H @ v
        v /= np.linalg.norm(v)
    return 2 / (v @ H @ v)
