# accepted: another right formula, the log of the summed exponentials of the margins z_k - z_y.
import numpy as np


def margins(logits, targets):
    return logits - logits[np.arange(len(targets)), targets][:, None]


def cross_entropy(logits, targets):
    return np.logaddexp.reduce(margins(logits, targets), axis=1).mean()


def cross_entropy_gradient(logits, targets):
    m = margins(logits, targets)
    p = np.exp(m - np.logaddexp.reduce(m, axis=1)[:, None])
    p[np.arange(len(targets)), targets] -= 1.0
    return np.divide(p, len(targets), out=p)
