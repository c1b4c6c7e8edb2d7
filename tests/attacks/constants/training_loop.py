# tries: to earn concepts by answers that have nothing to do with the inputs: relations hold among zeros, among NaN, among tiny numbers
# must: what does not depend on its inputs earns nothing
# expect: training_loop failed - 0

import numpy as np


def train(X, y, lr, steps):
    return np.zeros(X.shape[1]), 0.0, [0.0] * steps
