# concept: cross_entropy.inputs_untouched
# says: The gradient is right, but it was written into the caller's logits, which now hold it. A second look at the same batch starts from these numbers.
# change: Start the gradient from a copy, or from a new array, so that 1 is subtracted there and not in the logits.
# source: stackoverflow.com/questions/65275522
import numpy as np


def cross_entropy(logits, targets):
    m = logits.max(axis=1, keepdims=True)
    logsumexp = m[:, 0] + np.log(np.exp(logits - m).sum(axis=1))
    return np.mean(logsumexp - logits[np.arange(len(targets)), targets])


def cross_entropy_gradient(logits, targets):
    n = logits.shape[0]
    d = logits
    d[:] = np.exp(logits - logits.max(axis=1, keepdims=True))
    d /= d.sum(axis=1, keepdims=True)
    d[np.arange(n), targets] -= 1
    d /= n
    return d
