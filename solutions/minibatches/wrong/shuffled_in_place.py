# concept: minibatches.inputs_untouched
# says: X and y are shuffled in place, both in the same way, so the pairs stay together, but the data of the caller is no longer in its own order.
# change: Shuffle an array of row numbers instead of the data, and pick the rows with it.
# source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    if shuffle:
        state = rng.bit_generator.state
        rng.shuffle(X)
        rng.bit_generator.state = state
        rng.shuffle(y)
    for start in range(0, len(X), batch_size):
        stop = start + batch_size
        yield X[start:stop].copy(), y[start:stop].copy()


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
