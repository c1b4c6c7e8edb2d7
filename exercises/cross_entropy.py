"""Cross-entropy: the loss of a classifier, and its gradient.

A classifier gives each example one raw number per class, its logits. Cross-entropy asks one
question of each example: how much probability did the true class get? A sure and right answer
costs almost nothing, a sure and wrong one costs a lot, and the gradient of this loss is what every
step of training a classifier starts from. Both functions take raw logits: the softmax happens
inside, exactly once, and must survive logits as large as 10000 and as low as -10000.

    p[i, k] = exp(z[i, k]) / Σ_j exp(z[i, j])           softmax of row i
    L       = -(1/N) Σ_i ln p[i, y[i]]                  mean over the examples, natural log
    ∂L/∂z   = (p - onehot(y)) / N                       one number for each logit

Computing ln p directly, without first computing p, keeps the loss finite:

    ln p[i, k] = z[i, k] - m_i - ln Σ_j exp(z[i, j] - m_i)       for any m_i, best the largest

Shapes: logits (N, C), one row per example; targets (N,), the index of the true class, 0 to C - 1.

What one example costs, for three probabilities of its true class:

>>> import math
>>> [round(-math.log(p), 2) for p in (0.8, 0.5, 0.01)]
[0.22, 0.69, 4.61]

The logits [2.0, 1.0, 0.1] favour class 0. The loss is small if that is the true class and large
if it is the last one; the loss of both together is the mean of the two:

>>> import numpy as np
>>> row = [2.0, 1.0, 0.1]
>>> float(round(cross_entropy(np.array([row]), np.array([0])), 4))
0.417
>>> float(round(cross_entropy(np.array([row]), np.array([2])), 4))
2.317
>>> both = np.array([row, row])
>>> float(round(cross_entropy(both, np.array([0, 2])), 4))
1.367

The gradient is negative at the true class alone, so a step against it raises that logit:

>>> cross_entropy_gradient(both, np.array([0, 2])).round(3).tolist()
[[-0.17, 0.121, 0.049], [0.33, 0.121, -0.451]]
"""

import numpy as np


def cross_entropy(logits: np.ndarray, targets: np.ndarray) -> float:
    """The mean over the examples of -ln(probability of the true class).

    logits: (N, C), raw numbers of any size. targets: (N,), class indices. Returns a float.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def cross_entropy_gradient(logits: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """The gradient of the mean loss with respect to the logits.

    logits: (N, C), raw numbers of any size. targets: (N,), class indices. Returns (N, C).
    """
    # YOUR CODE HERE
    raise NotImplementedError()
