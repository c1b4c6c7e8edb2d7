# concept: minibatches.coverage
# says: Each batch is drawn from the whole data set anew: within a batch nothing repeats, but over one epoch some examples come several times and others never.
# change: Draw one order for the whole epoch before the loop, and cut the batches from it.
# source: own
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    n_examples = len(X)
    for start in range(0, n_examples, batch_size):
        rows = np.arange(start, min(start + batch_size, n_examples))
        if shuffle:
            rows = rng.choice(n_examples, size=len(rows), replace=False)
        yield X[rows], y[rows]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
