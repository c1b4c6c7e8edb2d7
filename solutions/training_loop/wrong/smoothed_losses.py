# concept: training_loop.loss_history
# says: The recorded numbers are a moving average, 0.9 of the number before plus 0.1 of the loss: only the first is a loss, and the others lag behind.
# change: Append the loss of this step alone; smooth where the losses are drawn, if at all.
# source: own
import numpy as np


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    w = np.zeros(n_features)
    b = 0.0
    losses = []
    for step in range(steps):
        errors = X @ w + b - y
        loss = float(np.mean(errors**2))
        losses.append(0.9 * losses[-1] + 0.1 * loss if losses else loss)
        w = w - lr * 2 / n_examples * (X.T @ errors)
        b = b - lr * 2 / n_examples * errors.sum()
    return w, float(b), losses
