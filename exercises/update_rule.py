"""The update rule: one step of gradient descent.

The gradient of the loss says, for every parameter, which way the loss rises and how steeply. One
step moves every parameter a little the other way, and training is this step, many times over. The
learning rate says how far: the step is as long as the gradient is steep, times the learning rate.

    θ ← θ - lr · ∂L/∂θ        for every parameter θ

A model keeps its parameters in several arrays, weights and biases, each with a gradient of its own
shape. Return new arrays: a caller may still need the old ones.

Shapes: params[i] and grads[i] have the same shape, any shape; lr is a float and may be 0 or above
1. The result is a list with as many arrays as params, in the same order and with the same shapes.

>>> [theta] = gradient_step([np.array([5.0])], [np.array([0.8])], 0.1)
>>> theta.round(4).tolist()
[4.92]
>>> [theta] = gradient_step([np.array([5.0])], [np.array([-2.0])], 0.1)
>>> theta.round(4).tolist()
[5.2]
>>> w, b = gradient_step([np.array([1.0, 2.0]), np.array([3.0])],
...                      [np.array([4.0, 0.0]), np.array([-2.0])], 0.5)
>>> w.tolist(), b.tolist()
([-1.0, 2.0], [4.0])
"""

import numpy as np


def gradient_step(
    params: list[np.ndarray], grads: list[np.ndarray], lr: float
) -> list[np.ndarray]:
    """One step of gradient descent with learning rate lr: a list of the new parameter arrays.

    Neither params nor grads nor any array in them is changed.
    """
    # YOUR CODE HERE
    raise NotImplementedError()
