"""Mini-batches: one epoch, handed out in pieces.

Write a generator that hands out the training data in pieces of `batch_size` examples, and a
function that counts the pieces. Training makes one update per piece, so this decides how many
updates an epoch has and which examples share one. Every example comes exactly once an epoch, each
x with its own y, and the order is drawn anew every epoch, so that no update depends on how the
data happened to be sorted. When the batch size does not divide N, the last batch is smaller: it
is kept, and it is a step like the others.

    order   =  a random permutation of 0, 1, …, N − 1    (0, 1, …, N − 1 without shuffling)
    batch k =  the examples order[k·B], …, order[min((k + 1)·B, N) − 1]    for k = 0, …, S − 1
    S       =  ⌈N / B⌉    batches, which are the steps of one epoch

Shapes: X is (N, D), y is (N,). A batch of B examples is (B, D) with (B,).

Five examples in batches of two, in order:

>>> X = np.array([[1.0, -1.0], [2.0, -2.0], [3.0, -3.0], [4.0, -4.0], [5.0, -5.0]])
>>> y = np.array([10.0, 20.0, 30.0, 40.0, 50.0])
>>> rng = np.random.default_rng(0)
>>> for X_batch, y_batch in minibatches(X, y, 2, rng, shuffle=False):
...     print(X_batch.tolist(), y_batch.tolist())
[[1.0, -1.0], [2.0, -2.0]] [10.0, 20.0]
[[3.0, -3.0], [4.0, -4.0]] [30.0, 40.0]
[[5.0, -5.0]] [50.0]

Shuffled, the sizes stay the same, all five examples are there, and each x still has its y:

>>> epoch = list(minibatches(X, y, 2, rng))
>>> [len(y_batch) for X_batch, y_batch in epoch]
[2, 2, 1]
>>> sorted(float(target) for X_batch, y_batch in epoch for target in y_batch)
[10.0, 20.0, 30.0, 40.0, 50.0]
>>> all((10 * X_batch[:, 0] == y_batch).all() for X_batch, y_batch in epoch)
True

A million examples at batch size 256: how many steps are one epoch, and how many are three?

>>> steps_per_epoch(1_000_000, 256)
3907
>>> 3 * steps_per_epoch(1_000_000, 256)
11721
"""

from collections.abc import Iterator

import numpy as np


def minibatches(
    X: np.ndarray,
    y: np.ndarray,
    batch_size: int,
    rng: np.random.Generator,
    shuffle: bool = True,
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield the batches (X_batch, y_batch) of one epoch.

    X: (N, D), one example a row. y: (N,), the target of each row.
    batch_size: examples in a batch, at least 1; it may be larger than N.
    rng: the only source of randomness; each epoch draws a new order from it.
    shuffle: when False, the examples come in the order in which they are stored.

    X and y stay as they are, and a batch keeps its values after the next one is drawn.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def steps_per_epoch(n_examples: int, batch_size: int) -> int:
    """Return the number of batches, and so of updates, in one epoch: a whole number.

    n_examples: N, at least 1. batch_size: B, at least 1. The smaller last batch counts.
    """
    # YOUR CODE HERE
    raise NotImplementedError()
