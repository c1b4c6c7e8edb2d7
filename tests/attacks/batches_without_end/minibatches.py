# tries: to hand out batches for ever, each a view of the same array that changes with the next
# must: a hundred are drawn
# expect: minibatches failed - 3

import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    X_batch, y_batch = X[:batch_size].copy(), y[:batch_size].copy()
    while True:
        X_batch += 1
        y_batch += 1
        yield X_batch, y_batch


def steps_per_epoch(n_examples, batch_size):
    return -(-n_examples // batch_size)
