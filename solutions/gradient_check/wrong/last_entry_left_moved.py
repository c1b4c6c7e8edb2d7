# concept: gradient_check.inputs_untouched
# says: The gradient is right, but x is not as it was: its last entry is still one step lower.
# change: Put the entry back after the last round too, or move a copy.
# source: torchedup.dev/problems/gradient-check-numerical
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    before = x.copy()
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        x[...] = before
        x[index] = before[index] + eps
        above = f(x)
        x[index] = before[index] - eps
        gradient[index] = (above - f(x)) / (2 * eps)
    return gradient
