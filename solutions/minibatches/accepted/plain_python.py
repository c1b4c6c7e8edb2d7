# accepted: plain Python lists and loops, and every batch is a pair of lists.
import math


def minibatches(X, y, batch_size, rng, shuffle=True):
    order = list(range(len(X)))
    if shuffle:
        rng.shuffle(order)
    X_batch = []
    y_batch = []
    for i in order:
        X_batch.append(X[i])
        y_batch.append(y[i])
        if len(X_batch) == batch_size:
            yield X_batch, y_batch
            X_batch = []
            y_batch = []
    if X_batch:
        yield X_batch, y_batch


def steps_per_epoch(n_examples, batch_size):
    return math.ceil(n_examples / batch_size)
