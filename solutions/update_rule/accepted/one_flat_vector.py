# accepted: all parameters in one flat vector, cut up again at the end into views of it
import numpy as np


def gradient_step(params, grads, lr):
    flat = np.concatenate([p.ravel() for p in params])
    slope = np.concatenate([g.ravel() for g in grads])
    flat = flat - lr * slope
    result = []
    start = 0
    for p in params:
        result.append(flat[start : start + p.size].reshape(p.shape))
        start += p.size
    return result
