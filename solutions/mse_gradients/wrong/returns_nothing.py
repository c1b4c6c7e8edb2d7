# concept: mse_gradients.runs
# says: The function comes to its end without a result: Python then hands back None.
# change: Return both gradients as a pair in the last line.
# source: own
# unnamed: Every call gives None, as with any function that returns nothing; the report says so.
import numpy as np


def mse_gradients(X, y, w, b):
    error = np.dot(X, w) + b - y
    grad_w = 2 * np.dot(X.T, error) / len(y)
    grad_b = 2 * np.mean(error)
    print(grad_w, grad_b)
