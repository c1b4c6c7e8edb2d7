# concept: gradient_check.every_coordinate
# says: With two dimensions a whole column was moved at once: all entries of a column hold the slope along that column.
# change: Go through every index of x, not through its columns only: np.ndindex(x.shape) gives them all.
# source: own
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros_like(x)
    for i in range(x.shape[-1]):
        up, down = x.copy(), x.copy()
        up[..., i] += eps
        down[..., i] -= eps
        gradient[..., i] = (f(up) - f(down)) / (2 * eps)
    return gradient
