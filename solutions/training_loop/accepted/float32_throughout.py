# accepted: float32 all through, in-place updates of its own arrays, losses in a float32 array.
import numpy as np


def train(X, y, lr, steps):
    X = X.astype(np.float32)
    y = y.astype(np.float32)
    lr = np.float32(lr)
    w = np.zeros(X.shape[1], dtype=np.float32)
    b = np.zeros(1, dtype=np.float32)
    losses = np.zeros(steps, dtype=np.float32)
    for t in range(steps):
        r = X @ w + b - y
        losses[t] = np.mean(r * r)
        dw = np.float32(2) * (X * r[:, None]).mean(axis=0)
        db = np.float32(2) * r.mean()
        w -= lr * dw
        b -= lr * db
    return w, b[0], losses
