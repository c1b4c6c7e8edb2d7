# concept: gradient_check.inputs_untouched
# says: x itself is moved and never put back: each entry stays one step lower, so the slopes after the first are taken at another point, and the caller's x has changed.
# change: Put each entry back to what it was before the next one is moved, or work on a copy of x for each.
# source: torchedup.dev/problems/gradient-check-numerical
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros_like(x)
    iterator = np.nditer(x, flags=["multi_index"])
    for _ in iterator:
        index = iterator.multi_index
        x[index] += eps
        above = f(x)
        x[index] -= 2 * eps
        below = f(x)
        gradient[index] = (above - below) / (2 * eps)
    return gradient
