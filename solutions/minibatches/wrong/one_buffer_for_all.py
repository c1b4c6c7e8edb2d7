# concept: minibatches.shuffling
# says: All batches are views of one buffer: when the next batch is drawn, the earlier ones change to its values. A list of the batches holds the last one many times over.
# change: Make new arrays for each batch, or copy the rows out of the buffer before handing them out.
# source: own
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    n_examples = len(X)
    order = np.arange(n_examples)
    if shuffle:
        order = rng.permutation(n_examples)
    X_buffer = np.empty((batch_size, *X.shape[1:]))
    y_buffer = np.empty((batch_size, *y.shape[1:]))
    for start in range(0, n_examples, batch_size):
        rows = order[start : start + batch_size]
        X_buffer[: len(rows)] = X[rows]
        y_buffer[: len(rows)] = y[rows]
        yield X_buffer[: len(rows)], y_buffer[: len(rows)]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
