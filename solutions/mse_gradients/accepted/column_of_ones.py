# accepted: b as one more weight with an input of 1; both results are parts of one array.
import numpy as np


def mse_gradients(X, y, w, b):
    ones = np.ones((X.shape[0], 1))
    A = np.hstack([X, ones])
    theta = np.concatenate([w, [b]])
    gradient = 2 / A.shape[0] * (A.T @ (A @ theta - y))
    return gradient[:-1], gradient[-1]
