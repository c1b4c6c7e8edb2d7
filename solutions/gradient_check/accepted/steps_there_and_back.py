# accepted: moves a flat view of x up, down and up again: it comes back up to rounding
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    flat = x.reshape(-1)
    slopes = np.empty(flat.size)
    for i in range(flat.size):
        flat[i] += eps
        above = f(x)
        flat[i] -= 2 * eps
        below = f(x)
        flat[i] += eps
        slopes[i] = (above - below) / eps / 2
    return slopes.reshape(x.shape)
