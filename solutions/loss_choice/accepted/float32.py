# accepted: everything is float32
import numpy as np


def mse_softmax_gradient(logits, targets):
    z = logits.astype(np.float32)
    z = z - z.max(axis=-1, keepdims=True)
    p = np.exp(z)
    p /= p.sum(axis=-1, keepdims=True)
    d = p.copy()
    d[np.arange(len(z)), targets] -= np.float32(1)
    d *= np.float32(2) / np.float32(len(z))
    return p * (d - (p * d).sum(axis=-1, keepdims=True))
