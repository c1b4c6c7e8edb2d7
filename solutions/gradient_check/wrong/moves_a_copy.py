# concept: gradient_check.every_coordinate
# says: Every slope is 0: f was asked twice about the same point, because what was moved is a copy that f never sees.
# change: Pass the array in which the entry was moved to f; flatten makes a copy, and moving that leaves x alone.
# source: own
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    flat = x.flatten()
    slopes = np.zeros(flat.size)
    for i in range(flat.size):
        flat[i] += eps
        above = f(x)
        flat[i] -= 2 * eps
        below = f(x)
        flat[i] += eps
        slopes[i] = (above - below) / (2 * eps)
    return slopes.reshape(x.shape)
