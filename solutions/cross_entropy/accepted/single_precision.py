# accepted: float32 from the first line to the last.
import numpy as np


def log_softmax(logits):
    z = np.asarray(logits, dtype=np.float32)
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True, dtype=np.float32))


def cross_entropy(logits, targets):
    log_p = log_softmax(logits)
    return -np.take_along_axis(log_p, targets[:, None], axis=1).mean(dtype=np.float32)


def cross_entropy_gradient(logits, targets):
    gradient = np.exp(log_softmax(logits))
    gradient[np.arange(len(targets)), targets] -= np.float32(1)
    return gradient / np.float32(len(targets))
