"""Mean squared error: how far predictions are from their targets, as one number.

Training makes one number small, the loss, so all the errors of a model have to become that number.
Mean squared error squares each error, which drops its sign and makes large errors count far more
than small ones, and then averages. The average, unlike the sum, does not grow with the number of
examples, so the same learning rate works for a small data set and a large one.

    L = (1/N) Σ_i (ŷ_i - y_i)²

There is no root and no factor ½ here. Both are in use elsewhere, and both change the gradient.

Shapes: predictions (N,) and targets (N,), with N at least 1; the loss is a float.

>>> y = np.array([2.0, 4.0, 6.0])
>>> y_hat = np.array([2.5, 3.5, 6.2])
>>> round(mse_loss(y_hat, y), 4)
0.18
>>> mse_loss(np.array([3.0]), np.array([1.0]))
4.0
"""

import numpy as np


def mse_loss(predictions: np.ndarray, targets: np.ndarray) -> float:
    """Mean of the squared errors of predictions (N,) against targets (N,), as a float."""
    # YOUR CODE HERE
    raise NotImplementedError()
