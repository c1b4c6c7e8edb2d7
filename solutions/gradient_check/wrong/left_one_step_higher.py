# concept: gradient_check.inputs_untouched
# says: x itself is moved and put back one step too far: each entry stays one step higher, so the slopes after the first are taken at another point, and the caller's x has changed.
# change: After going down by two steps, go up by one only; or write the old value back.
# source: own
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros_like(x)
    for index in np.ndindex(*x.shape):
        x[index] += eps
        above = f(x)
        x[index] -= 2 * eps
        below = f(x)
        x[index] += 2 * eps
        gradient[index] = (above - below) / (2 * eps)
    return gradient
