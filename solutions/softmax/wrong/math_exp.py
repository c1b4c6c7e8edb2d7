# concept: softmax.runs
# says: The call raises: math.exp takes one number at a time and not an array.
# change: Use the exponential of NumPy, which works on every entry of an array.
# source: own
# unnamed: Every call raises, and so does many another mistake; the exception says what happened.
import math

import numpy as np


def softmax(logits):
    largest = np.max(logits, axis=-1, keepdims=True)
    exponentials = math.exp(logits - largest)
    return exponentials / np.sum(exponentials, axis=-1, keepdims=True)
