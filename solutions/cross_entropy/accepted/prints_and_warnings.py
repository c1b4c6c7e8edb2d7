# accepted: prints what it does, and meets log(0) on the way before the right value replaces it.
import numpy as np


def cross_entropy(logits, targets):
    print("logits", logits.shape, "targets", targets.shape)
    losses = []
    for z, y in zip(logits, targets):
        z = z - np.max(z)
        p = np.exp(z[y]) / np.sum(np.exp(z))
        naive = -np.log(p)
        exact = np.log(np.sum(np.exp(z))) - z[y]
        losses.append(naive if p > 1e-3 else exact)
    print("losses", losses)
    return sum(losses) / len(losses)


def cross_entropy_gradient(logits, targets):
    print("gradient of", len(targets), "examples")
    z = np.copy(logits)
    z -= np.amax(z, axis=1, keepdims=True)
    p = np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)
    for i in range(len(targets)):
        p[i][targets[i]] -= 1
    return list(p / len(targets))
