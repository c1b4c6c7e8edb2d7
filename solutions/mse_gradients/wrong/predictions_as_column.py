# concept: mse_gradients.residual
# says: These are the numbers of errors in an N by N table: a column of predictions minus a row of targets. In grad_w each prediction is then compared with the mean of all targets; grad_b happens to come out right.
# change: Give predictions and targets the same shape, (N,), before subtracting; print the shape of the errors to be sure.
# source: gh:pytorch/pytorch#19699
import numpy as np


def mse_gradients(X, y, w, b):
    predictions = X @ w.reshape(-1, 1) + b
    errors = predictions - y
    grad_w = np.zeros(len(w))
    for j in range(len(w)):
        grad_w[j] = 2 * np.mean(X[:, [j]] * errors)
    grad_b = 2 * np.mean(errors)
    return grad_w, grad_b
