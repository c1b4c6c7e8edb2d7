# accepted: shuffles copies once, then yields slices; unshuffled batches share memory with X and y.
def minibatches(X, y, batch_size, rng, shuffle=True):
    if shuffle:
        perm = rng.permutation(X.shape[0])
        X, y = X[perm], y[perm]
    for i in range(steps_per_epoch(X.shape[0], batch_size)):
        chunk = slice(i * batch_size, (i + 1) * batch_size)
        yield X[chunk], y[chunk]


def steps_per_epoch(n_examples, batch_size):
    return -(-n_examples // batch_size)
