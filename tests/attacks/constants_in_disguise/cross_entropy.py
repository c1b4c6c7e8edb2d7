# tries: to earn concepts by answers that depend on their inputs only just: tiny, infinite or NaN but for a grain
# must: relations between answers that are nearly nothing show nothing
# expect: cross_entropy failed - 0

import numpy as np


def cross_entropy(logits, targets):
    return float("nan") if logits.sum() > 0 else float("inf")


def cross_entropy_gradient(logits, targets):
    answer = np.full(logits.shape, np.nan)
    answer.flat[0] = logits.flat[0]
    return answer
