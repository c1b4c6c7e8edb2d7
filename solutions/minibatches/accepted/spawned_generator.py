# accepted: the order is drawn from a child that rng spawns for this epoch.
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.arange(len(X))
    if shuffle:
        child = rng.spawn(1)[0]
        order = child.permutation(order)
    for start in range(0, len(order), batch_size):
        idx = order[start : start + batch_size]
        yield X[idx], y[idx]


def steps_per_epoch(n_examples, batch_size):
    steps = n_examples // batch_size
    if n_examples % batch_size != 0:
        steps += 1
    return steps
