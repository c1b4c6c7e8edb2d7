# accepted: swaps indices by hand, builds every batch before the first is handed out, and prints.
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    n = len(X)
    order = list(range(n))
    if shuffle:
        for i in range(n - 1, 0, -1):
            j = int(rng.integers(0, i + 1))
            order[i], order[j] = order[j], order[i]
    batches = []
    for k in range(steps_per_epoch(n, batch_size)):
        rows = order[k * batch_size : (k + 1) * batch_size]
        batches.append((np.array([X[i] for i in rows]), np.array([y[i] for i in rows])))
    print("made", len(batches), "batches")
    return iter(batches)


def steps_per_epoch(n_examples, batch_size):
    return 1 + (n_examples - 1) // batch_size
