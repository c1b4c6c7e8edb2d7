# concept: training_loop.inputs_untouched
# says: The results are right, but y holds other numbers after the call: the residual is a second name for y, and each step subtracts from it in place.
# change: Copy y when the residual is set up, or subtract into a new array.
# source: own
import numpy as np


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    w = np.zeros(n_features)
    b = 0.0
    losses = []
    residual = y
    for step in range(steps):
        losses.append(float(np.mean(residual**2)))
        move_w = lr * 2 / n_examples * (X.T @ residual)
        move_b = lr * 2 / n_examples * residual.sum()
        w += move_w
        b += move_b
        residual -= X @ move_w + move_b
    return w, float(b), losses
