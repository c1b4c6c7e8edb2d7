# accepted: makes an array of all moved points first, backwards through the entries
import warnings

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    warnings.warn("this takes two calls of f for each entry")
    n = x.size
    points = np.tile(x.ravel(), (2 * n, 1))
    for i in reversed(range(n)):
        points[i, i] += eps
        points[n + i, i] -= eps
    values = np.array([f(p.reshape(x.shape)) for p in points])
    return ((values[:n] - values[n:]) / (2 * eps)).reshape(x.shape)
