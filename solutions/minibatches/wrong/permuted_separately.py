# concept: minibatches.pairing
# says: X and y are shuffled with two different orders, so an x comes with the y of some other example; nothing can be learned but the mean.
# change: Use one order for both: the rows that pick from X also pick from y.
# source: https://tutorialreference.com/python/examples/faq/python-numpy-shuffle-two-numpy-arrays-together-in-unison
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    if shuffle:
        X = rng.permutation(X)
        y = rng.permutation(y)
    for start in range(0, len(X), batch_size):
        stop = start + batch_size
        yield X[start:stop], y[start:stop]


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
