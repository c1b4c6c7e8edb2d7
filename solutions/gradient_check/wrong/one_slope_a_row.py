# concept: gradient_check.every_coordinate
# says: With two dimensions there is one slope for each row, not one for each entry: whole rows were moved.
# change: Go through every index of x, not through its rows only: np.ndindex(x.shape) gives them all.
# source: own
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    slopes = []
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        slopes.append((f(up) - f(down)) / (2 * eps))
    return np.array(slopes)
