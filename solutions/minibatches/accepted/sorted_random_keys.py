# accepted: the order comes from sorting random keys, in a while loop.
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    remaining = np.arange(len(X))
    if shuffle:
        keys = rng.random(len(X))
        remaining = np.argsort(keys)
    while remaining.size > 0:
        rows, remaining = remaining[:batch_size], remaining[batch_size:]
        yield np.take(X, rows, axis=0), np.take(y, rows, axis=0)


def steps_per_epoch(n_examples, batch_size):
    full, rest = divmod(n_examples, batch_size)
    return full + 1 if rest else full
