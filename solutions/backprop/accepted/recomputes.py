# accepted: the cache is X alone; backward runs forward again, and the mask is a Heaviside step.
import warnings
from functools import partial

import numpy as np


def forward(params, X):
    z = X.dot(params["W1"]) + params["b1"]
    h = (np.abs(z) + z) / 2
    return h.dot(params["W2"]) + params["b2"], X


def _backward(axis, params, X, grad_logits):
    warnings.warn("computing the hidden layer a second time")
    z = X.dot(params["W1"]) + params["b1"]
    slope = np.heaviside(z, 0)
    signal = np.dot(params["W2"], grad_logits.T).T * slope
    ones = np.ones(len(X))
    return {
        "b2": ones @ grad_logits,
        "W2": (grad_logits.T @ (z * slope)).T,
        "b1": signal.sum(axis),
        "W1": (signal.T @ X).T,
    }


backward = partial(_backward, 0)
