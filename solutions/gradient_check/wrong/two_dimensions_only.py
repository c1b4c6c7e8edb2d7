# concept: gradient_check.every_coordinate
# says: An x of two dimensions works, one of any other number ends in an error: two loops are written out.
# change: Go through the indices of x whatever its shape is: np.ndindex(x.shape) gives them all.
# source: own
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    n_rows, n_columns = x.shape
    gradient = np.zeros((n_rows, n_columns))
    for i in range(n_rows):
        for j in range(n_columns):
            step = np.zeros((n_rows, n_columns))
            step[i, j] = eps
            gradient[i, j] = (f(x + step) - f(x - step)) / (2 * eps)
    return gradient
