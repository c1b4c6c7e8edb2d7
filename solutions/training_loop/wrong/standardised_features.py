# concept: training_loop.forward
# says: The features were standardised, mean 0 and standard deviation 1, so these w and b belong to other inputs: Xw + b with the X that came in is not what they predict.
# change: Use X as it comes in; where scaling is wanted, the caller does it.
# source: own
import numpy as np


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    X = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-8)
    w = np.zeros(n_features)
    b = 0.0
    losses = []
    for step in range(steps):
        errors = X @ w + b - y
        losses.append(float(np.mean(errors**2)))
        w = w - lr * 2 / n_examples * (X.T @ errors)
        b = b - lr * 2 / n_examples * errors.sum()
    return w, float(b), losses
