# tries: to earn concepts by answers that have nothing to do with the inputs: relations hold among zeros, among NaN, among tiny numbers
# must: what does not depend on its inputs earns nothing
# expect: mse_gradients failed - 0

import numpy as np


def mse_gradients(X, y, w, b):
    return np.full(w.shape, 1e-30), 1e-30
