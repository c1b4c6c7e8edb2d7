# concept: minibatches.coverage
# says: Where two examples have equal rows in X, only one of them is handed out: the examples are looked up by their rows, and equal rows are taken for one.
# change: Tell examples apart by their row numbers; two examples may have the same x, and even the same y.
# source: own
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.sort(np.unique(X, axis=0, return_index=True)[1])
    if shuffle:
        order = rng.permutation(order)
    for start in range(0, len(order), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
