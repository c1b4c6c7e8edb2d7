# concept: cross_entropy.runs
# says: The function for the gradient comes to its end without a result: Python then hands back None.
# change: Return the array of differences, divided by N, in the last line of the gradient.
# source: own
# unnamed: Every call of the gradient gives None, as with any function that returns nothing; the report says so.
import numpy as np


def cross_entropy(logits, targets):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(targets)), targets].mean()


def cross_entropy_gradient(logits, targets):
    z = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = z / z.sum(axis=1, keepdims=True)
    p[np.arange(len(targets)), targets] -= 1
    p /= len(targets)
