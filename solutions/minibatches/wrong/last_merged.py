# concept: minibatches.last_batch
# says: The left-over examples are added to the last full batch, which becomes larger than batch_size; the smaller last batch is missing.
# change: Hand out the left-over examples as a batch of their own.
# source: own
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    n_examples = len(X)
    order = np.arange(n_examples)
    if shuffle:
        order = rng.permutation(n_examples)
    n_batches = max(1, n_examples // batch_size)
    for k in range(n_batches):
        start = k * batch_size
        stop = start + batch_size
        if k == n_batches - 1:
            stop = n_examples
        rows = order[start:stop]
        yield X[rows], y[rows]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
