import numpy as np


class softmax:  # noqa: N801
    def __call__(self, logits):
        return np.exp(logits) / np.exp(logits).sum()
