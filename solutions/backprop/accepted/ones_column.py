# accepted: treats each bias as one more row of weights, fed by a column of ones; returns views.
import numpy as np


def with_ones(A):
    return np.hstack([A, np.ones((len(A), 1))])


def forward(params, X):
    A0 = with_ones(X)
    Z = A0 @ np.vstack([params["W1"], params["b1"]])
    A1 = with_ones(np.maximum(Z, 0))
    return A1 @ np.vstack([params["W2"], params["b2"]]), [A0, A1, Z]


def backward(params, cache, grad_logits):
    A0, A1, Z = cache
    grad2 = A1.T @ grad_logits
    signal = (grad_logits @ params["W2"].T) * (Z > 0)
    grad1 = A0.T @ signal
    return {"W1": grad1[:-1], "b1": grad1[-1], "W2": grad2[:-1], "b2": grad2[-1]}
