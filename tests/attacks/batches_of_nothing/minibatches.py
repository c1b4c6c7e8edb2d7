# tries: to hand out batches of the right sizes with zeros in them
# must: rows that were never stored are paired with nothing
# expect: minibatches failed - <=4

import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    for start in range(0, len(X), batch_size):
        yield np.zeros_like(X[start : start + batch_size]), np.zeros_like(y[start : start + batch_size])


def steps_per_epoch(n_examples, batch_size):
    return -(-n_examples // batch_size)
