# accepted: a function for one row, applied along the last axis, with prints
import numpy as np


def one_row(row):
    print("row", row)
    e = np.exp(row - max(row))
    return e / e.sum()


def softmax(logits):
    print("shape", logits.shape)
    return np.apply_along_axis(one_row, -1, logits)
