# accepted: a functools.partial with einsum inside, other names, prints, and a 0-d array for b.
from functools import partial

import numpy as np


def descend(report_every, inputs, labels, eta, n_updates):
    weights = np.zeros(inputs.shape[1])
    bias = np.array(0.0)
    curve = []
    for k in range(n_updates):
        gap = np.einsum("nd,d->n", inputs, weights) + bias - labels
        curve.append(np.einsum("n,n->", gap, gap) / gap.size)
        if k % report_every == 0:
            print("step", k, "loss", curve[-1])
        slope = np.einsum("n,nd->d", gap, inputs) * (2 / gap.size)
        weights = weights - eta * slope
        bias = np.array(bias - eta * 2 * gap.mean())
    return weights, bias, curve


train = partial(descend, 50)
