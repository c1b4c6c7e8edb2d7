# accepted: an object with __call__ that works on a copy in place and remembers its last result
import numpy as np


class Softmax:
    def __init__(self):
        self.out = None

    def __call__(self, x):
        x = np.array(x, copy=True)
        x -= x.max(axis=-1, keepdims=True)
        np.exp(x, out=x)
        x /= x.sum(axis=-1, keepdims=True)
        self.out = x
        return self.out


softmax = Softmax()
