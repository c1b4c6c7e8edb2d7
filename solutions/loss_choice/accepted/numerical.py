# accepted: a central difference of the loss for each logit; a callable object that prints and warns
import warnings

import numpy as np


class Gradient:
    eps = 1e-5

    def loss(self, z, y):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        return np.sum((p - np.eye(z.shape[1])[y]) ** 2) / len(y)

    def __call__(self, logits, targets):
        warnings.warn("this is slow")
        print(self.loss(logits, targets))
        g = np.zeros_like(logits)
        for i in np.ndindex(logits.shape):
            step = np.zeros_like(logits)
            step[i] = self.eps
            up, down = self.loss(logits + step, targets), self.loss(logits - step, targets)
            g[i] = (up - down) / (2 * self.eps)
        return g


mse_softmax_gradient = Gradient()
