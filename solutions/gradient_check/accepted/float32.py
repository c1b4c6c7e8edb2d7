# accepted: everything is float32
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    x = x.astype(np.float32)
    eps = np.float32(eps)
    out = np.zeros(x.shape, dtype=np.float32)
    for i in range(x.size):
        shift = np.zeros(x.size, dtype=np.float32)
        shift[i] = eps
        shift = shift.reshape(x.shape)
        out.flat[i] = np.float32(f(x + shift) - f(x - shift)) / (eps + eps)
    return out
