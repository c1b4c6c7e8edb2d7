# concept: backprop.output_layer
# says: These are the gradients of the most recent forward pass, whichever cache is handed over: with two batches forward before one goes back, the first gets the numbers of the second.
# change: Put all that the way back needs into the cache that forward returns, and read it from there.
# source: own
import numpy as np

last = {}


def forward(params, X):
    last["X"] = X
    last["pre_activation"] = X @ params["W1"] + params["b1"]
    last["hidden"] = np.maximum(0, last["pre_activation"])
    logits = last["hidden"] @ params["W2"] + params["b2"]
    return logits, last


def backward(params, cache, grad_logits):
    grad_hidden = grad_logits @ params["W2"].T
    grad_pre_activation = grad_hidden * (cache["pre_activation"] > 0)
    return {
        "W1": cache["X"].T @ grad_pre_activation,
        "b1": grad_pre_activation.sum(axis=0),
        "W2": cache["hidden"].T @ grad_logits,
        "b2": grad_logits.sum(axis=0),
    }
