# accepted: cuts the order at given points and returns a generator expression of lists.
import numpy as np


def minibatches(features, labels, size, generator, mix=True):
    n = len(features)
    order = np.arange(n)
    if mix:
        generator.shuffle(order)
    pieces = np.split(order, range(size, n, size))
    return ([features[piece], labels[piece]] for piece in pieces)


def steps_per_epoch(n, size):
    return len(range(0, n, size))
