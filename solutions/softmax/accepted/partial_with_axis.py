# accepted: functools.partial of a general softmax with the axis fixed
import functools

import numpy as np


def softmax_along(x, axis):
    x = x - np.expand_dims(np.max(x, axis=axis), axis)
    y = np.exp(x)
    return y / np.expand_dims(np.sum(y, axis=axis), axis)


softmax = functools.partial(softmax_along, axis=-1)
