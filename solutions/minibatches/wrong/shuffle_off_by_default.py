# concept: minibatches.shuffling
# says: Called without the flag, the examples come in the stored order; shuffling is what this function does unless it is told not to.
# change: Let shuffle be True by default, as in the signature.
# source: own
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=False):
    n_examples = len(X)
    order = np.arange(n_examples)
    if shuffle:
        order = rng.permutation(n_examples)
    for start in range(0, n_examples, batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
