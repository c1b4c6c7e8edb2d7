"""Why cross-entropy: what the squared error would do to a classifier.

A softmax gives probabilities, the target is 1 for the true class and 0 for the others: why not take
the squared error of these? Because of what comes back through the softmax. Build the gradient of
that loss with respect to the logits, and look at an example on which the model is sure and wrong:
there the softmax is flat, and so is this loss. The worse the mistake, the smaller the step that
would repair it. The gradient of cross-entropy, probabilities minus targets, has no such factor and
stays large, which is why classifiers are trained with it.

    p = softmax(z)                               each row of logits on its own
    L = (1/N) Σ_i Σ_k (p[i, k] − t[i, k])²       t[i, k] is 1 for the true class, 0 for the others

    ∂p_k / ∂z_k = p_k · (1 − p_k)                within one row
    ∂p_k / ∂z_j = −p_k · p_j                     for j ≠ k: every logit moves every probability

By the chain rule ∂L/∂z_j takes one term from each class k of the row. Mean over the examples, sum
over the classes. Logits may be as large as 500 and as low as −500.

Shapes: logits (N, C), one row per example; targets (N,), the index of the true class, 0 to C − 1;
the gradient (N, C).

A model that is unsure, and right by a little; the numbers of a row sum to 0:

>>> mse_softmax_gradient(np.array([[1.0, 0.5, 0.0]]), np.array([0])).round(3).tolist()
[[-0.377, 0.263, 0.114]]

Sure and wrong: the true class is 1, and the model gives nearly everything to class 0. Hardly
anything comes back, and the surer it is, the less:

>>> mse_softmax_gradient(np.array([[8.0, 0.0, -2.0]]), np.array([1])).round(4).tolist()
[[0.0014, -0.0013, -0.0001]]
>>> mse_softmax_gradient(np.array([[16.0, 0.0, -2.0]]), np.array([1])).round(4).tolist()
[[0.0, -0.0, -0.0]]
"""

import numpy as np


def mse_softmax_gradient(logits: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the gradient, with respect to the logits, of the squared error of the probabilities.

    logits: (N, C), between -500 and 500. targets: (N,), class indices. Returns (N, C).
    """
    # YOUR CODE HERE
    raise NotImplementedError()
