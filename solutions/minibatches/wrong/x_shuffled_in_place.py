# concept: minibatches.pairing
# says: X is shuffled in place and y is not, so an x comes with the y of another example, and the data of the caller is mixed up for good.
# change: Shuffle row numbers, not X, and pick both X and y with them.
# source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    if shuffle:
        rng.shuffle(X)
    for start in range(0, len(X), batch_size):
        stop = start + batch_size
        yield X[start:stop].copy(), y[start:stop].copy()


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
