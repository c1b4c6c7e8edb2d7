# accepted: works in float32 from the first line to the last, and takes the mask from h.
import numpy as np


def forward(params, X):
    p = {k: v.astype(np.float32) for k, v in params.items()}
    X = X.astype(np.float32)
    h = (X @ p["W1"] + p["b1"]).clip(min=0)
    return h @ p["W2"] + p["b2"], (X, h)


def backward(params, cache, grad_logits):
    X, h = cache
    G = grad_logits.astype(np.float32)
    dh = G @ params["W2"].astype(np.float32).T
    dh[h <= 0] = 0
    return {"W1": X.T @ dh, "b1": dh.sum(0), "W2": h.T @ G, "b2": G.sum(0)}
