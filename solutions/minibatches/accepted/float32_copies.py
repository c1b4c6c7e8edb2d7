# accepted: float32 batches, drawn without replacement, with X and y joined by zip.
import numpy as np


def minibatches(X, y, batch_size, rng, shuffle=True):
    X = np.asarray(X, dtype=np.float32)
    y = np.asarray(y, dtype=np.float32)
    n = len(X)
    order = rng.choice(n, size=n, replace=False) if shuffle else range(n)
    pairs = [(X[i], y[i]) for i in order]
    for start in range(0, n, batch_size):
        xs, ys = zip(*pairs[start : start + batch_size])
        yield np.stack(xs), np.stack(ys)


def steps_per_epoch(n_examples, batch_size):
    return int(np.ceil(n_examples / batch_size))
