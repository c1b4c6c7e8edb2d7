# concept: minibatches.batch_size
# says: batch_size is taken as the number of batches: the data comes in batch_size pieces, whatever their size.
# change: Let each piece have batch_size examples; how many pieces there are follows from that.
# source: own
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.arange(len(X))
    if shuffle:
        order = rng.permutation(len(X))
    for rows in np.array_split(order, batch_size):
        yield X[rows], y[rows]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
