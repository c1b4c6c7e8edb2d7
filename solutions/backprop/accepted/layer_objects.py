# accepted: a class for the layers; the cache is the list of the layer objects of this pass.
import numpy as np


class Linear:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def __call__(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def back(self, grad):
        return np.dot(self.x.T, grad), np.sum(grad, axis=0), np.dot(grad, self.W.T)


def forward(params, X):
    first = Linear(params["W1"], params["b1"])
    second = Linear(params["W2"], params["b2"])
    z = first(X)
    return second(np.where(z > 0, z, 0.0)), [first, z > 0, second]


def backward(params, cache, grad_logits):
    first, on, second = cache
    dW2, db2, grad = second.back(grad_logits)
    dW1, db1, _ = first.back(np.where(on, grad, 0.0))
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
