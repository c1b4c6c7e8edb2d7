"""Softmax: from scores to probabilities.

A classifier ends in one raw score per class, its logits, and a logit may be any number. Softmax
turns the logits of one example into a probability for each class: all positive, with sum 1, the
largest for the largest logit. Training needs it because the loss asks how probable the right class
was. Every example gets a distribution of its own, so one row of logits must never touch another.

    p_k = e^(z_k) / Σ_j e^(z_j)

e^z overflows a float64 from z = 710 on, and logits get there when training goes wrong. Only the
differences between logits matter: subtracting the same number from all logits of a row changes no
probability. Use that to keep your result exact for logits up to 10000 and down to -10000.

Shapes: logits (…, C), with any number of axes before the last one; probabilities the same.

>>> softmax(np.array([2.0, 1.0, 0.1])).round(2).tolist()
[0.66, 0.24, 0.1]
>>> softmax(np.array([[1.0, 2.0, 3.0], [5.0, 5.0, 5.0]])).round(3).tolist()
[[0.09, 0.245, 0.665], [0.333, 0.333, 0.333]]
>>> softmax(np.array([10000.0, 9999.0])).round(3).tolist()
[0.731, 0.269]
"""

import numpy as np


def softmax(logits: np.ndarray) -> np.ndarray:
    """Turn logits of shape (…, C) into probabilities of the same shape.

    Each row along the last axis sums to 1; the logits themselves are left as they were.
    """
    ### BEGIN SOLUTION
    largest = logits.max(axis=-1, keepdims=True)
    shifted = logits - largest
    exponentials = np.exp(shifted)
    totals = exponentials.sum(axis=-1, keepdims=True)
    return exponentials / totals
    ### END SOLUTION
