# accepted: the gradients as X'Xw + bX'1 - X'y, with the matrices computed once before the loop.
import numpy as np


def train(X, y, lr, steps):
    N, D = X.shape
    second_moments = X.T @ X / N
    mean_x = X.mean(axis=0)
    mean_xy = X.T @ y / N
    mean_y = y.mean()
    w = np.zeros(D)
    b = 0.0
    losses = []
    for _ in range(steps):
        losses.append(np.square(X @ w + b - y).mean())
        grad_w = 2 * (second_moments @ w + b * mean_x - mean_xy)
        grad_b = 2 * (mean_x @ w + b - mean_y)
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, losses
