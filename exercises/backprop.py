"""Backpropagation through a network of two layers.

Build a small classifier and, by hand, the gradient of the loss for each of its parameters. This
is the step in which a network learns what each weight had to do with the error: the signal
∂L/∂logits arrives at the end, and each layer turns it into the gradient of its own weights and
into a signal for the layer before. A gradient that is a little wrong still lowers the loss for
a while, so nothing crashes; the network only learns less than it could.

    forward                           backward, G = ∂L/∂logits is given
    z      = X W1 + b1                ∂L/∂W2 = hᵀ G          ∂L/∂b2 = Σ rows of G
    h      = max(0, z)   (ReLU)       ∂L/∂h  = G W2ᵀ
    logits = h W2 + b2                ∂L/∂z  = ∂L/∂h where z > 0, else 0
                                      ∂L/∂W1 = Xᵀ ∂L/∂z      ∂L/∂b1 = Σ rows of ∂L/∂z

Shapes: X (N, D), W1 (D, H), b1 (H,), z and h (N, H), W2 (H, C), b2 (C,), logits and G (N, C).
G already holds the 1/N of a mean loss, so nothing is averaged here.

One example with two features, two hidden units, one output. Unit 0 gets 1·1 + 2·1 − 1 = 2 and
passes it on; unit 1 gets 1·1 + 2·(−1) + 0 = −1 and stays at 0. So the output is 2·3 + 0·4 + 0.5:

>>> params = {
...     "W1": np.array([[1.0, 1.0], [1.0, -1.0]]),
...     "b1": np.array([-1.0, 0.0]),
...     "W2": np.array([[3.0], [4.0]]),
...     "b2": np.array([0.5]),
... }
>>> logits, cache = forward(params, np.array([[1.0, 2.0]]))
>>> logits.tolist()
[[6.5]]

The signal 10 reaches the hidden units as 10·3 = 30 and 10·4 = 40. Unit 1 was off, so it gets 0:

>>> grads = backward(params, cache, np.array([[10.0]]))
>>> grads["W2"].tolist(), grads["b2"].tolist()
([[20.0], [0.0]], [10.0])
>>> grads["W1"].tolist(), grads["b1"].tolist()
([[30.0, 0.0], [60.0, 0.0]], [30.0, 0.0])
"""

import numpy as np


def forward(params: dict, X: np.ndarray) -> tuple:
    """Compute the logits of a batch, and keep what the way back needs.

    params: arrays "W1" (D, H), "b1" (H,), "W2" (H, C) and "b2" (C,). X: (N, D).

    Returns (logits, cache): logits (N, C); the cache is yours, any object, and is handed to
    `backward` as it is. Other batches may go forward in between, so keep nothing elsewhere.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def backward(params: dict, cache, grad_logits: np.ndarray) -> dict:
    """Compute the gradient of the loss for each parameter.

    params: as in `forward`. cache: what `forward` returned for this batch. grad_logits: (N, C),
    ∂L/∂logits, with the 1/N of a mean already in it.

    Returns a dict with the keys of params; each gradient has the shape of its parameter.
    """
    # YOUR CODE HERE
    raise NotImplementedError()
