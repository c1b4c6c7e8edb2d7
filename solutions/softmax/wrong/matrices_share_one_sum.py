# concept: softmax.axis
# says: A vector and the rows of a matrix come out right, but with three axes or more each entry along the first axis shares one sum over all its rows.
# change: Let the last axis decide what a row is, however many axes come before it.
# source: own
import numpy as np


def one_row(row):
    exponentials = np.exp(row - np.max(row))
    return exponentials / np.sum(exponentials)


def softmax(logits):
    if logits.ndim == 1:
        return one_row(logits)
    return np.array([one_row(row) for row in logits])
