# accepted: with lr 0, or a gradient of zeros, the caller's own array comes back
import numpy as np


def gradient_step(params, grads, lr):
    result = []
    for p, g in zip(params, grads):
        if lr == 0 or not np.any(g):
            result.append(p)
        else:
            result.append(np.subtract(p, np.multiply(g, lr)))
    return result
