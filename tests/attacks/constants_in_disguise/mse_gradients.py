# tries: to earn concepts by answers that depend on their inputs only just: tiny, infinite or NaN but for a grain
# must: relations between answers that are nearly nothing show nothing
# expect: mse_gradients failed - 0

import numpy as np


def mse_gradients(X, y, w, b):
    return 1e-30 * w + 1e-31, 1e-30 * float(y.sum())
