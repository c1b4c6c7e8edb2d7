"""A numerical gradient: ask the function itself how steep it is.

Everyone who writes a backward pass by hand gets it wrong at first, and a wrong gradient still
trains, only worse. This is the tool that finds it: move one entry of x a little up and a little
down, look at how much f changes, and you have that entry's derivative without any calculus. It is
far too slow to train with, two evaluations of f for each entry, but compared with your backward
pass on a small case it settles the question. Once yours passes, `grader grade backprop` shows what
it says beside a backward pass that is wrong.

    gradient[i] = (f(x + eps · e_i) − f(x − eps · e_i)) / (2 · eps)

e_i is 1 at entry i and 0 everywhere else. Looking to both sides makes the error shrink with eps²;
from one side it shrinks with eps only.

Shapes: x is an array of one or more dimensions, the gradient has the same shape. f takes an array
shaped like x and returns a number. The x that was passed in is the caller's and stays as it was.

The slopes of x0² · x1 are 2 · x0 · x1 and x0²; at (3, 2) that makes 12 and 9:

>>> numerical_gradient(lambda x: x[0] ** 2 * x[1], np.array([3.0, 2.0])).round(4).tolist()
[12.0, 9.0]

An x of two dimensions, as the weights of a layer are:

>>> numerical_gradient(lambda x: np.sum(x**2), np.array([[1.0, 2.0], [3.0, 4.0]])).round(4).tolist()
[[2.0, 4.0], [6.0, 8.0]]

With a large step the error shows. The slope of x³ at 2 is 12; for x³ it is off by eps²:

>>> numerical_gradient(lambda x: x[0] ** 3, np.array([2.0]), 0.5).tolist()
[12.25]
"""

from collections.abc import Callable

import numpy as np


def numerical_gradient(
    f: Callable[[np.ndarray], float], x: np.ndarray, eps: float = 1e-5
) -> np.ndarray:
    """Return the gradient of f at x by central differences: an array shaped like x.

    f: maps an array shaped like x to a number. x: floats, one or more dimensions. eps: the step.
    """
    ### BEGIN SOLUTION
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above = x.copy()
        above[index] += eps
        below = x.copy()
        below[index] -= eps
        rise = f(above) - f(below)
        run = 2 * eps
        gradient[index] = rise / run
    return gradient
    ### END SOLUTION
