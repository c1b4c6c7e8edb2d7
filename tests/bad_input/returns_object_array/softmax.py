import numpy as np


def softmax(logits):
    return np.array([object() for _ in logits], dtype=object)
