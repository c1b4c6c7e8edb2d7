"""What the learning rate does: too small crawls, too large diverges, and the curvature says where.

The learning rate η is the one number of gradient descent that everybody has to choose. First you
record the path that a single parameter takes, and watch it crawl, converge, swing and fly apart.
Then you compute where the last two change over. For a linear model with the mean squared error
that is no matter of trial: the loss is a bowl, its curvature is known, and the direction in which
it curves most decides. One steep direction is enough to make the whole run diverge.

    path[0] = start,    path[t + 1] = path[t] − η · gradient(path[t])

    ŷ = Xw,   L(w) = 1/N · Σᵢ (ŷᵢ − yᵢ)²,   Hessian  H = 2/N · XᵀX,   stable for  η < 2 / λ_max(H)

λ_max is the largest eigenvalue. Along its direction each step multiplies the distance from the
minimum by 1 − η · λ_max: beyond the limit that is less than −1, and the distance grows.

The line y = 2x through x = 1, 2, 3, with one weight: the gradient is 28/3 · (w − 2). A learning
rate of 0.1 converges, 0.2 swings from side to side and still converges, 1.0 diverges:

>>> gradient = lambda w: 28 / 3 * (w - 2)
>>> [round(w, 4) for w in descend(gradient, 0.0, 0.1, 3)]
[0.0, 1.8667, 1.9911, 1.9994]
>>> [round(w, 4) for w in descend(gradient, 0.0, 0.2, 3)]
[0.0, 3.7333, 0.4978, 3.3019]
>>> [round(w, 1) for w in descend(gradient, 0.0, 1.0, 3)]
[0.0, 18.7, -136.9, 1159.4]

>>> round(largest_stable_lr(np.array([[1.0], [2.0], [3.0]])), 4)
0.2143

With two features, here of different size, the larger one sets the limit for both:

>>> round(largest_stable_lr(np.array([[1.0, 10.0], [2.0, -10.0], [3.0, 10.0]])), 4)
0.01
"""

from collections.abc import Callable

import numpy as np


def descend(
    gradient: Callable[[float], float], start: float, lr: float, steps: int
) -> list[float]:
    """Return the path of gradient descent on one parameter: steps + 1 points, the start first.

    gradient: a function that gives the slope of the loss at a point. start: where to begin.
    lr: the learning rate. steps: how many updates to make, 0 or more. A list or an array is fine.
    """
    ### BEGIN SOLUTION
    point = start
    path = [point]
    for step in range(steps):
        slope = gradient(point)
        point = point - lr * slope
        path.append(point)
    return path
    ### END SOLUTION


def largest_stable_lr(X: np.ndarray) -> float:
    """Return the learning rate up to which full-batch gradient descent on the MSE is stable.

    X: (N, D) inputs of the model ŷ = Xw, which has no bias; they are used as they are. A float
    comes back: below it the weights converge for any targets, above it they diverge.
    """
    ### BEGIN SOLUTION
    n_examples = X.shape[0]
    gram = X.T @ X
    hessian = 2 / n_examples * gram
    curvatures = np.linalg.eigvalsh(hessian)
    steepest = curvatures.max()
    limit = 2 / steepest
    return float(limit)
    ### END SOLUTION
