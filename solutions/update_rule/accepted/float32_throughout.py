# accepted: computed and returned in float32
import numpy as np


def gradient_step(params, grads, lr):
    rate = np.float32(lr)
    out = []
    for p, g in zip(params, grads):
        out.append(p.astype(np.float32) - rate * g.astype(np.float32))
    return out
