# accepted: an iterator object with __next__ instead of a generator function.
class minibatches:
    def __init__(self, X, y, batch_size, rng, shuffle=True):
        self.X = X
        self.y = y
        self.batch_size = batch_size
        self.position = 0
        self.order = rng.permutation(len(X)) if shuffle else list(range(len(X)))

    def __iter__(self):
        return self

    def __next__(self):
        if self.position >= len(self.X):
            raise StopIteration
        rows = self.order[self.position : self.position + self.batch_size]
        self.position += self.batch_size
        return self.X[rows], self.y[rows]


def steps_per_epoch(n_examples, batch_size):
    return (n_examples + batch_size - 1) // batch_size
