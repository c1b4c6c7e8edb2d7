# accepted: scipy's logsumexp and softmax; the loss is a NumPy scalar.
import numpy as np
from scipy.special import logsumexp, softmax


def cross_entropy(scores, labels):
    n = scores.shape[0]
    return np.mean(logsumexp(scores, axis=1) - scores[np.arange(n), labels])


def cross_entropy_gradient(scores, labels):
    n, c = scores.shape
    return (softmax(scores, axis=1) - np.eye(c)[labels]) / n
