# accepted: einsum for every product, a mask kept as numbers in the cache, and dX as an extra key.
import numpy as np


def forward(p, inputs):
    z = np.einsum("nd,dh->nh", inputs, p["W1"]) + p["b1"]
    mask = np.where(z > 0, 1.0, 0.0)
    h = z * mask
    scores = np.einsum("nh,hc->nc", h, p["W2"]) + p["b2"]
    return scores, {"inputs": inputs, "mask": mask, "h": h}


def backward(p, saved, upstream):
    dz = np.einsum("nc,hc,nh->nh", upstream, p["W2"], saved["mask"])
    return {
        "W1": np.einsum("nd,nh->dh", saved["inputs"], dz),
        "b1": np.einsum("nh->h", dz),
        "W2": np.einsum("nh,nc->hc", saved["h"], upstream),
        "b2": np.einsum("nc->c", upstream),
        "X": np.einsum("nh,dh->nd", dz, p["W1"]),
    }
