# concept: learning_rate.curvature
# says: These are the numbers of a power iteration that starts from ones and ends after three rounds: where two directions are almost equally steep, it has not settled yet.
# change: Let the power iteration run until it settles, for hundreds of rounds, or use np.linalg.eigvalsh.
# source: own
import numpy as np


def descend(gradient, start, lr, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return path


def largest_stable_lr(X):
    H = 2 / len(X) * X.T @ X
    v = np.ones(X.shape[1])
    for _ in range(3):
        v = H @ v
        v = v / np.linalg.norm(v)
    return float(2 / (v @ H @ v))
