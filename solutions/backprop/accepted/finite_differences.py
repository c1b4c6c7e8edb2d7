# accepted: no chain rule at all: nudges each parameter by an imaginary number, and measures.
import numpy as np


def forward(params, X):
    z = X @ params["W1"] + params["b1"]
    h = z * (z.real > 0)
    return h @ params["W2"] + params["b2"], X


def backward(params, X, grad_logits):
    grads = {}
    for name, value in params.items():
        grads[name] = np.empty(value.shape)
        for index in np.ndindex(value.shape):
            nudged = {k: v.astype(complex) for k, v in params.items()}
            nudged[name][index] += 1e-20j
            logits, _ = forward(nudged, X)
            grads[name][index] = (logits.imag * grad_logits).sum() / 1e-20
    return grads
