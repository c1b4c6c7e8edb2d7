"""The training loop: predict, measure, differentiate, update, repeat.

Write the whole loop for linear regression with the mean squared error: every step predicts all N
examples, records the loss, computes both gradients and moves w and b a little against them. This
is the loop of every network, with a model small enough to check by hand. Two things are easily
got wrong and still train: the loss of a step belongs to the parameters before the update, and
both gradients belong to the same w and b, those from before it too.

    start     w = 0,  b = 0
    repeat for t = 0, …, steps − 1:
        ŷ        =  Xw + b
        loss[t]  =  1/N · Σᵢ (ŷᵢ − yᵢ)²
        ∂L/∂w    =  2/N · Xᵀ(ŷ − y)
        ∂L/∂b    =  2/N · Σᵢ (ŷᵢ − yᵢ)
        w ← w − lr · ∂L/∂w        b ← b − lr · ∂L/∂b

Shapes: X is (N, D), y is (N,), w is (D,), b is one number, losses has one number a step.

Three points on the line y = 2x. At w = 0 and b = 0 the errors are −2, −4, −6, the loss is 56/3, and
the gradients are −56/3 and −8, so one step with lr = 0.1 gives w = 5.6/3 and b = 0.8:

>>> X = np.array([[1.0], [2.0], [3.0]])
>>> y = np.array([2.0, 4.0, 6.0])
>>> w, b, losses = train(X, y, 0.1, 1)
>>> w.round(4).tolist(), round(b, 4), [round(loss, 4) for loss in losses]
([1.8667], 0.8, [18.6667])

After 300 steps the line is found; the first losses show how fast it goes at the start:

>>> w, b, losses = train(X, y, 0.1, 300)
>>> w.round(2).tolist(), round(b, 2), len(losses)
([2.0], 0.0, 300)
>>> [round(loss, 4) for loss in losses[:3]]
[18.6667, 0.2963, 0.0734]
"""

import numpy as np


def train(X: np.ndarray, y: np.ndarray, lr: float, steps: int) -> tuple[np.ndarray, float, list[float]]:
    """Fit ŷ = Xw + b by full-batch gradient descent, and return (w, b, losses).

    X: (N, D) inputs. y: (N,) targets. lr: the learning rate. steps: updates to make, 0 or more.
    Returned: w (D,) and b, a float, after the last update; losses, a list with one float for
    each step: the mean squared error before that step's update. X and y stay as they are.
    """
    # YOUR CODE HERE
    raise NotImplementedError()
