# tries: to earn concepts by answers that depend on their inputs only just: tiny, infinite or NaN but for a grain
# must: relations between answers that are nearly nothing show nothing
# expect: training_loop failed - 0

import numpy as np


def train(X, y, lr, steps):
    return np.zeros(X.shape[1]), 0.0, [1e-30 * float(X.sum())] * steps
