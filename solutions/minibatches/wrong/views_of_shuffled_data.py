# concept: minibatches.inputs_untouched
# says: The rows of X and y are swapped in place, both in the same way, so the pairs stay together, but the data of the caller is no longer in its own order.
# change: Swap row numbers instead of rows, and pick the rows of each batch with them: that copies them and leaves X and y alone.
# source: own
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    n_examples = len(X)
    if shuffle:
        for i in range(n_examples - 1, 0, -1):
            j = rng.integers(i + 1)
            X[[i, j]] = X[[j, i]]
            y[[i, j]] = y[[j, i]]
    for start in range(0, n_examples, batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
