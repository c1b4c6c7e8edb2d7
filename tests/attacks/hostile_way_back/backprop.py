# tries: to end the process in the way back, after an honest way forward
# must: the way forward counts
# expect: backprop failed - 1

import os

import numpy as np


def forward(params, X):
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
    return hidden @ params["W2"] + params["b2"], (X, hidden)


def backward(params, cache, grad_logits):
    os._exit(0)
