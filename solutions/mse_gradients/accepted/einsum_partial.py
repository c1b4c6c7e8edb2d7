# accepted: einsum with other parameter names, and a partial that fixes the factor.
from functools import partial

import numpy as np


def scaled_gradients(factor, inputs, labels, weights, bias):
    diff = np.einsum("nd,d->n", inputs, weights) + bias - labels
    mean_product = np.einsum("nd,n->d", inputs, diff) / diff.size
    return factor * mean_product, factor * np.average(diff)


mse_gradients = partial(scaled_gradients, 2)
