# accepted: float32 all through, and a 0-d array for the limit
import numpy as np


def descend(gradient, start, lr, steps):
    path = np.zeros(steps + 1, dtype=np.float32)
    w = np.float32(start)
    for t in range(steps):
        path[t] = w
        w = np.float32(w - np.float32(lr) * np.float32(gradient(w)))
    path[steps] = w
    return path


def largest_stable_lr(X):
    X = X.astype(np.float32)
    H = np.float32(2 / len(X)) * (X.T @ X)
    return np.array(np.float32(2) / np.linalg.eigvalsh(H).max())
