# accepted: classes first, examples last, and everything turned back in the end
import numpy as np
from functools import partial


def gradient(logits, targets, factor):
    z = logits.T - logits.max(axis=1)
    p = np.exp(z)
    p = p / p.sum(axis=0)
    d = p - (np.arange(len(p))[:, None] == targets)
    return (factor / p.shape[1] * p * (d - (p * d).sum(axis=0))).T


mse_softmax_gradient = partial(gradient, factor=2)
