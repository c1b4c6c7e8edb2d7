# concept: learning_rate.inputs_untouched
# says: The limit is right, and the caller's X is not what it was: it was multiplied in place by the factor of the Hessian.
# change: Multiply into a new array, with no *= on X.
# source: own
import numpy as np


def descend(gradient, start, lr, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return path


def largest_stable_lr(X):
    X *= np.sqrt(2 / len(X))
    return float(2 / np.linalg.eigvalsh(X.T @ X)[-1])
