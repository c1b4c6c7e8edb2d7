# tries: to earn concepts by answers that have nothing to do with the inputs: relations hold among zeros, among NaN, among tiny numbers
# must: what does not depend on its inputs earns nothing
# expect: backprop failed - 0

import numpy as np


def forward(params, X):
    return np.zeros((len(X), len(params["b2"]))), X


def backward(params, cache, grad_logits):
    return {name: np.zeros_like(value) for name, value in params.items()}
