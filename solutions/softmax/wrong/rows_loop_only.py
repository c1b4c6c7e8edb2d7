# concept: softmax.axis
# says: Each entry along the first axis was normalised as a whole: right for a matrix, but a vector gives all ones, and with three axes whole matrices share one sum.
# change: Let the last axis decide what a row is, however many axes come before it.
# source: own
import numpy as np


def softmax(logits):
    probabilities = []
    for row in logits:
        exponentials = np.exp(row - np.max(row))
        probabilities.append(exponentials / np.sum(exponentials))
    return np.array(probabilities)
