"""Early stopping: end the training when the validation loss no longer gets lower.

A model that trains on and on fits its training data better and better, and at some point only that:
the loss on data it has not seen, the validation loss, turns and rises again. That is overfitting.
Early stopping watches this loss after every epoch. It remembers the best epoch so far, waits for a
while in case it gets better yet, and then gives up: the weights of the best epoch are the ones to
keep. How long it waits is called patience. Losses go up and down by chance, so too little patience
stops at the first bad epoch, and too much wastes epochs on a model that is past its best.

    best_epoch:   the epoch with the lowest loss so far; of equal losses, the first
    stop_epoch:   the first epoch that ends `patience` epochs in a row without a new lowest loss;
                  the last epoch of the list when there is none

Epochs count from 0. The training ends at stop_epoch: what comes after it in the list is never seen.

The loss is lowest at epoch 2. Two epochs go by without a new minimum, so the training stops at 4:

>>> early_stopping([2.0, 1.5, 1.0, 1.25, 1.125, 0.5], 2)
(2, 4)

With more patience it would have lived to see the 0.5, at the last epoch:

>>> early_stopping([2.0, 1.5, 1.0, 1.25, 1.125, 0.5], 3)
(5, 5)

A loss that is only equal to the lowest is no new minimum:

>>> early_stopping([2.0, 1.0, 1.0, 1.0, 0.5], 2)
(1, 3)
"""

import math


def early_stopping(val_losses: list[float], patience: int) -> tuple[int, int]:
    """Return (best_epoch, stop_epoch) of a training run.

    val_losses: the validation loss after each epoch, at least one; finite floats of any sign.
    patience: how many epochs in a row may bring no new minimum, 1 or more. The list stays as it is.
    """
    # YOUR CODE HERE
    raise NotImplementedError()
