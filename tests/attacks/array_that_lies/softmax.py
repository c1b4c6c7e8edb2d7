# tries: to return an array of zeros whose every method and ufunc gives the right answer to a comparison
# must: only its numbers count
# expect: softmax failed softmax.exponentiation 0

import numpy as np


class Liar(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.ones((), bool)

    def __array_function__(self, function, types, args, kwargs):
        return True

    def __array__(self, *args, **kwargs):
        return np.ones(self.shape)

    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def tobytes(self, *args):
        return b""

    def astype(self, *args, **kwargs):
        return self

    def tolist(self):
        return [1.0]

    shape = property(np.ndarray.shape.__get__)


def softmax(logits):
    return np.zeros(logits.shape).view(Liar)
