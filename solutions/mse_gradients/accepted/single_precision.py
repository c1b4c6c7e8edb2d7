# accepted: float32 from the first line to the last.
import numpy as np


def mse_gradients(X, y, w, b):
    X, y, w = (np.asarray(a, dtype=np.float32) for a in (X, y, w))
    error = X @ w + np.float32(b) - y
    scale = np.float32(2 / len(y))
    return scale * (X.T @ error), scale * error.sum(dtype=np.float32)
