# tries: to earn concepts by answers that have nothing to do with the inputs: relations hold among zeros, among NaN, among tiny numbers
# must: what does not depend on its inputs earns nothing
# expect: cross_entropy failed - 0

import numpy as np


def cross_entropy(logits, targets):
    return float("nan")


def cross_entropy_gradient(logits, targets):
    return np.full(logits.shape, np.nan)
