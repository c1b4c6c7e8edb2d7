# accepted: the sum written out: squares of all probabilities, and the true class's own
import numpy as np


def mse_softmax_gradient(logits, targets):
    n = len(targets)
    log_total = np.logaddexp.reduce(logits, axis=1)
    p = np.exp(logits - log_total[:, None])
    of_true = p[np.arange(n), targets][:, None]
    squares = np.sum(p**2, axis=1, keepdims=True)
    is_true = np.arange(logits.shape[1]) == targets[:, None]
    return 2 / n * p * (p - squares + of_true - is_true)
