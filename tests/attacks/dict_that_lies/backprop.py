# tries: to return gradients in a dict whose keys and items change with each look
# must: it is read as the dict that it is
# expect: backprop failed - 1

import numpy as np


def forward(params, X):
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
    return hidden @ params["W2"] + params["b2"], X


class Shifting(dict):
    def items(self):
        raise RuntimeError

    def __getitem__(self, key):
        return 0

    def __contains__(self, key):
        return True

    def keys(self):
        return ["W1", "b1", "W2", "b2"]


class Key(str):
    def __str__(self):
        return "W1"

    __hash__ = str.__hash__


def backward(params, cache, grad_logits):
    return Shifting({Key("nothing"): np.zeros(2)})
