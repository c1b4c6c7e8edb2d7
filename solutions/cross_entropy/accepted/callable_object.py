# accepted: one callable object for the loss, a partial of its method for the gradient.
from functools import partial

import numpy as np


class CrossEntropy:
    def probabilities(self, z):
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)

    def __call__(self, z, y):
        top = z.max(axis=-1)
        norm = top + np.log(np.exp(z - top[:, None]).sum(axis=-1))
        return np.array(np.mean(norm - z[range(len(y)), y]))

    def gradient(self, z, y, scale):
        p = self.probabilities(z)
        p[range(len(y)), y] -= 1
        return p * scale / len(y)


cross_entropy = CrossEntropy()
cross_entropy_gradient = partial(CrossEntropy().gradient, scale=1.0)
