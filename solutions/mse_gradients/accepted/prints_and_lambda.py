# accepted: a lambda for each derivative, prints and a warning on the way, grad_w as a tuple.
import warnings

import numpy as np

d_loss = lambda y_hat, y: 2 * (y_hat - y) / np.size(y)
d_weight = lambda column, signal: float(np.dot(column, signal))


def mse_gradients(X, y, w, b):
    if abs(X).max() > 1:
        warnings.warn("inputs are not scaled")
    signal = d_loss((X * w).sum(axis=1) + b, y)
    print("signal at the output:", signal)
    return tuple(d_weight(X[:, j], signal) for j in range(X.shape[1])), sum(signal)
