# accepted: the Hessian from gradients at unit vectors, whose differences are exact for a quadratic loss
import numpy as np
from scipy.linalg import eigvalsh


def descend(gradient, start, lr, steps):
    path = np.full(steps + 1, start, dtype=float)
    for t in range(1, steps + 1):
        path[t:] -= lr * gradient(path[t - 1])
    return path


def largest_stable_lr(X):
    N, D = X.shape
    gradient = lambda w: 2 / N * X.T @ (X @ w)
    hessian = np.stack([gradient(unit) - gradient(np.zeros(D)) for unit in np.eye(D)])
    return np.float64(2) / eigvalsh(hessian)[-1]
