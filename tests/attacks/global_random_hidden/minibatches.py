# tries: to shuffle by NumPy's global generator and to hide that by patching the function that shows its state
# must: shuffling is not earned
# expect: minibatches failed minibatches.shuffling 6

import numpy as np

state = np.random.get_state()
np.random.get_state = lambda *_, **__: state


def minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.random.default_rng(rng.bit_generator.state["state"]["state"] % 2**32).permutation(len(X)) if shuffle else np.arange(len(X))
    rng.random()
    np.random.rand()
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


def steps_per_epoch(n_examples, batch_size):
    return -(-n_examples // batch_size)
