# accepted: keeps its own residual and moves it along with w and b instead of predicting anew.
import numpy as np


def train(X, y, lr, steps):
    residual = -np.array(y, dtype=float)
    w, b = np.zeros(X.shape[1]), 0.0
    losses = []
    for _ in range(steps):
        losses.append(float(residual @ residual) / len(y))
        step_w = lr * 2 * (residual @ X) / len(y)
        step_b = lr * 2 * residual.sum() / len(y)
        w = w - step_w
        b = b - step_b
        residual = residual - X @ step_w - step_b
    return w, float(b), losses
