# tries: to crash in one function of a file whose other function is honest
# must: the honest function counts
# expect: minibatches failed - 5

import ctypes

import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    order = rng.permutation(len(X)) if shuffle else np.arange(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


def steps_per_epoch(n_examples, batch_size):
    ctypes.string_at(0)
