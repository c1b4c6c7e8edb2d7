# accepted: one helper computes loss and gradient together, and each function hands back its part.
import numpy as np


def loss_and_gradient(logits, targets):
    n = len(logits)
    picked = (np.arange(n), targets)
    z = logits - logits.max(axis=1, keepdims=True)
    exps = np.exp(z)
    sums = exps.sum(axis=1, keepdims=True)
    loss = np.average(np.log(sums[:, 0]) - z[picked])
    dlogits = exps / (n * sums)
    dlogits[picked] -= 1 / n
    return loss, dlogits


def cross_entropy(logits, targets):
    return loss_and_gradient(logits, targets)[0]


def cross_entropy_gradient(logits, targets):
    return loss_and_gradient(logits, targets)[1]
