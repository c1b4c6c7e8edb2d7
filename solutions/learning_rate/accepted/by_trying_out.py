# accepted: finds the limit by halving an interval: is the error still small after very many steps?
import numpy as np


def descend(gradient, start, lr, steps):
    w, path = start, [start]
    for _ in range(steps):
        w, path = w - lr * gradient(w), path
        path.append(w)
    return path


def converges(hessian, lr):
    with np.errstate(over="ignore", invalid="ignore"):
        after = np.linalg.matrix_power(np.eye(len(hessian)) - lr * hessian, 2**24)
    return np.isfinite(after).all() and np.abs(after).max() < 10


def largest_stable_lr(X):
    hessian = 2 * X.T @ X / len(X)
    low, high = 0.0, 1000.0
    for _ in range(60):
        middle = (low + high) / 2
        if converges(hessian, middle):
            low = middle
        else:
            high = middle
    return low
