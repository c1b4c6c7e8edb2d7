# concept: gradient_check.every_coordinate
# says: With two dimensions f is given one long row of numbers: it takes an array shaped like x.
# change: Give the moved point the shape of x again before f sees it.
# source: own
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    flat = x.ravel()
    slopes = []
    for i in range(flat.size):
        up, down = flat.copy(), flat.copy()
        up[i] += eps
        down[i] -= eps
        slopes.append((f(up) - f(down)) / (2 * eps))
    return np.array(slopes).reshape(x.shape)
