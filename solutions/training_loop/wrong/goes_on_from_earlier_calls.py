# concept: training_loop.forward
# says: This run goes on from the w and b where an earlier call ended; a second call with the same arguments gives another result.
# change: Make w and b anew, from zeros, inside the function at every call.
# source: own
import numpy as np

trained = {}


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    if n_features not in trained:
        trained[n_features] = np.zeros(n_features), 0.0
    w, b = trained[n_features]
    losses = []
    for step in range(steps):
        errors = X @ w + b - y
        losses.append(float(np.mean(errors**2)))
        w = w - lr * 2 / n_examples * (X.T @ errors)
        b = b - lr * 2 / n_examples * errors.sum()
    trained[n_features] = w, b
    return w, float(b), losses
