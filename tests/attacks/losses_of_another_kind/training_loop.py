# tries: to have its failure called the grader's own error, by losses that are an array of truths, an empty one and text
# must: it fails
# expect: training_loop failed - <=6

import numpy as np

KINDS = [np.zeros((0, 3)), np.array([True]), "", [[], [1]], np.array([None, 1], dtype=object)]
calls = []


def train(X, y, lr, steps):
    calls.append(steps)
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(steps):
        errors = X @ w + b - y
        losses.append(float((errors**2).mean()))
        w, b = w - lr * 2 * X.T @ errors / len(y), b - lr * 2 * errors.mean()
    return w, b, KINDS[len(calls) % len(KINDS)] if len(calls) % 2 else losses
