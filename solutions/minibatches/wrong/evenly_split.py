# concept: minibatches.batch_size
# says: The number of batches is right, but the examples are spread evenly over them, so batches before the last have fewer than batch_size examples.
# change: Cut at multiples of batch_size, so that only the last batch is smaller.
# source: own
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.arange(len(X))
    if shuffle:
        order = rng.permutation(len(X))
    n_batches = steps_per_epoch(len(X), batch_size)
    for rows in np.array_split(order, n_batches):
        yield X[rows], y[rows]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
