# tries: to earn concepts by answers that depend on their inputs only just: tiny, infinite or NaN but for a grain
# must: relations between answers that are nearly nothing show nothing
# expect: mse failed - 0

import numpy as np


def mse_loss(predictions, targets):
    return 1e-30 * float(1 + np.abs(predictions).sum())
