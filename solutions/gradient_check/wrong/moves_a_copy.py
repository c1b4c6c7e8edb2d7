# concept: gradient_check.central_difference
# says: Every slope is 0: f was asked twice about the same point. What was moved is not what f was given, or both sides are one and the same array.
# change: Pass the array in which the entry was moved to f; flatten makes a copy, which f does not see, and a second name for x makes none.
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
