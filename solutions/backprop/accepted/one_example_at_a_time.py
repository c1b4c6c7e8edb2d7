# accepted: adds up outer products, one example at a time; forward is a lambda, and backward prints.
import numpy as np

forward = lambda params, X: (  # a tuple of logits and cache
    np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"],
    (X, np.maximum(X @ params["W1"] + params["b1"], 0)),
)


def backward(params, cache, grad_logits):
    grads = {name: np.zeros_like(value) for name, value in params.items()}
    for x, h, g in zip(*cache, grad_logits):
        signal = params["W2"].dot(g) * np.sign(h)
        grads["W2"] += np.outer(h, g)
        grads["b2"] += g
        grads["W1"] += np.outer(x, signal)
        grads["b1"] += signal
    print("gradient norm", np.linalg.norm(grads["W1"]))
    return grads
