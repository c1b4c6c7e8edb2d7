"""Gradients of the mean squared error, by hand.

A linear model predicts ŷ = X w + b, and the mean squared error says how far off it is. To improve
w and b, training must know which way, and how strongly, the loss changes with each of them: that
is the gradient. Here you write it out for the smallest model there is. Every deeper network repeats
the same two ingredients: the error at the output, and the input that it is multiplied by.

    ŷ      = X w + b
    L      = (1/N) Σ_i (ŷ[i] - y[i])²
    ∂L/∂w  = (2/N) Σ_i (ŷ[i] - y[i]) x[i]          one number for each feature
    ∂L/∂b  = (2/N) Σ_i (ŷ[i] - y[i])

Shapes: X (N, D), one row per example; y (N,); w (D,); b a float. Back come grad_w (D,) and
grad_b, a float, in this order.

Three points on the line y = 2x, and a model that starts from w = 0 and b = 0. It predicts 0
everywhere, so its errors are -2, -4 and -6. Then ∂L/∂w = (2/3)(-2·1 - 4·2 - 6·3) = -56/3 and
∂L/∂b = (2/3)(-2 - 4 - 6) = -8:

>>> import numpy as np
>>> X = np.array([[1.0], [2.0], [3.0]])
>>> y = np.array([2.0, 4.0, 6.0])
>>> grad_w, grad_b = mse_gradients(X, y, np.array([0.0]), 0.0)
>>> grad_w.round(4).tolist(), float(round(grad_b, 4))
([-18.6667], -8.0)

Both are negative: the loss falls when w and b grow. One step against the gradient, with a learning
rate of 0.1, and both gradients are already much smaller:

>>> w, b = 0.0 - 0.1 * grad_w, 0.0 - 0.1 * grad_b
>>> w.round(4).tolist(), float(round(b, 4))
([1.8667], 0.8)
>>> grad_w, grad_b = mse_gradients(X, y, w, b)
>>> grad_w.round(4).tolist(), float(round(grad_b, 4))
([1.9556], 1.0667)
"""

import numpy as np


def mse_gradients(
    X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float
) -> tuple[np.ndarray, float]:
    """The gradients of the mean squared error of ŷ = X w + b with respect to w and b.

    X: (N, D). y: (N,). w: (D,). b: a float. Returns (grad_w, grad_b): (D,) and a float.
    """
    # YOUR CODE HERE
    raise NotImplementedError()
