# tries: to earn concepts by answers that depend on their inputs only just: tiny, infinite or NaN but for a grain
# must: relations between answers that are nearly nothing show nothing
# expect: backprop failed - 0

import numpy as np


def forward(params, X):
    return 1e-12 * X.sum() * np.ones((len(X), len(params["b2"]))), X


def backward(params, cache, grad_logits):
    return {name: 1e-12 * value * grad_logits.sum() for name, value in params.items()}
