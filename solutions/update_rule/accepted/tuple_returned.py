# accepted: a tuple comes back where a list is asked for
import numpy as np


def gradient_step(params, grads, lr):
    downhill = (np.negative(g) for g in grads)
    return tuple(p + lr * d for p, d in zip(params, downhill))
