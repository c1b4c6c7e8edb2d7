# tries: to earn concepts by answers that have nothing to do with the inputs: relations hold among zeros, among NaN, among tiny numbers
# must: what does not depend on its inputs earns nothing
# expect: update_rule failed - 0

import numpy as np


def gradient_step(params, grads, lr):
    return [np.full(p.shape, 7.0) for p in params]
