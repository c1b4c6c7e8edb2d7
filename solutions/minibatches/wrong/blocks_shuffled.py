# concept: minibatches.shuffling
# says: Only the order of the batches is random: the same neighbours share a batch in every epoch, so sorted data stays sorted within each batch.
# change: Permute the row numbers of the examples, not the starts of the batches.
# source: gh:keras-team/keras#7560
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    starts = np.arange(0, len(X), batch_size)
    if shuffle:
        starts = rng.permutation(starts)
    for start in starts:
        yield X[start : start + batch_size], y[start : start + batch_size]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
