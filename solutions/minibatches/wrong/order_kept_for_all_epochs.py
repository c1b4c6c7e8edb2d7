# concept: minibatches.shuffling
# says: The order is drawn once and kept: every later epoch repeats it, and a different rng changes nothing any more.
# change: Draw the order inside the function at every call, and keep nothing between calls.
# source: own
# same_as: own_seed
import numpy as np

orders = {}


def minibatches(X, y, batch_size, rng, shuffle=True):
    n_examples = len(X)
    order = np.arange(n_examples)
    if shuffle:
        if n_examples not in orders:
            orders[n_examples] = rng.permutation(n_examples)
        order = orders[n_examples]
    for start in range(0, n_examples, batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
