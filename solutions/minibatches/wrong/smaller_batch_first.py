# concept: minibatches.last_batch
# says: The smaller batch comes first and the full ones after it; it is asked for at the end.
# change: Start at position 0 with a full batch, so that what is left over comes last.
# source: own
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    n_examples = len(X)
    order = np.arange(n_examples)
    if shuffle:
        order = rng.permutation(n_examples)
    left_over = n_examples % batch_size
    if left_over > 0:
        rows = order[:left_over]
        yield X[rows], y[rows]
    for start in range(left_over, n_examples, batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
