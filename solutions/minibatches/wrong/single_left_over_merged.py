# concept: minibatches.last_batch
# says: A single left-over example is added to the batch before it, which is then larger than batch_size; with more left over, the smaller last batch is there.
# change: Hand out what is left over as a batch of its own, also when it is one example.
# source: own
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    n_examples = len(X)
    order = np.arange(n_examples)
    if shuffle:
        order = rng.permutation(n_examples)
    start = 0
    while start < n_examples:
        stop = start + batch_size
        if stop + 1 == n_examples:
            stop = n_examples
        rows = order[start:stop]
        yield X[rows], y[rows]
        start = stop


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
