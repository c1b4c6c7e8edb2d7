# concept: backprop.output_layer
# says: These are the gradients of the last example alone: each round of the loop replaces what the examples before it had given.
# change: Start each gradient from zeros, and add the part of every example to it.
# source: own
import numpy as np


def forward(params, X):
    pre_activation = X @ params["W1"] + params["b1"]
    hidden = np.maximum(0, pre_activation)
    logits = hidden @ params["W2"] + params["b2"]
    return logits, {"X": X, "pre_activation": pre_activation, "hidden": hidden}


def backward(params, cache, grad_logits):
    grads = {}
    for i in range(len(grad_logits)):
        signal = params["W2"] @ grad_logits[i] * (cache["pre_activation"][i] > 0)
        grads["W2"] = np.outer(cache["hidden"][i], grad_logits[i])
        grads["b2"] = grad_logits[i]
        grads["W1"] = np.outer(cache["X"][i], signal)
        grads["b1"] = signal
    return grads
