# concept: training_loop.loss_history
# says: The list still holds the losses of earlier calls in front of those of this one: it is made once, when the file is loaded.
# change: Make the empty list inside the function, at the start of each call.
# source: own
import numpy as np

losses = []


def train(X, y, lr, steps):
    n_examples, n_features = X.shape
    w = np.zeros(n_features)
    b = 0.0
    for step in range(steps):
        errors = X @ w + b - y
        losses.append(float(np.mean(errors**2)))
        grad_w = 2 / n_examples * (X.T @ errors)
        grad_b = 2 / n_examples * errors.sum()
        w = w - lr * grad_w
        b = b - lr * grad_b
    return w, float(b), list(losses)
