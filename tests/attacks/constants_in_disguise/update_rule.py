# tries: to earn concepts by answers that depend on their inputs only just: tiny, infinite or NaN but for a grain
# must: relations between answers that are nearly nothing show nothing
# expect: update_rule failed - 0
# open: relations that hold between wrong answers pass

import numpy as np


def gradient_step(params, grads, lr):
    return [np.full(p.shape, 7.0 + float(abs(g).sum())) for p, g in zip(params, grads)]
