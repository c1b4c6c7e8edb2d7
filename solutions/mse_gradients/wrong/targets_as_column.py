# concept: mse_gradients.residual
# says: These are the numbers of errors in an N by N table: a row of predictions minus a column of targets. In grad_w each target is then compared with the mean of all predictions; grad_b happens to come out right.
# change: Leave the targets in shape (N,), like the predictions, before subtracting; print the shape of the errors to be sure.
# source: gh:Lasagne/Lasagne#755
import numpy as np


def mse_gradients(X, y, w, b):
    y = y.reshape(-1, 1)
    errors = np.dot(X, w) + b - y
    grad_w = np.array([2 * (X[:, j : j + 1] * errors).mean() for j in range(X.shape[1])])
    return grad_w, 2 * errors.mean()
