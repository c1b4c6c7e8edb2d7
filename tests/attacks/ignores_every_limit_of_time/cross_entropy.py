# tries: never to come back, whatever is raised in it
# must: it is ended from outside, and other functions still count
# expect: cross_entropy failed - 5
# slow: 5

import signal

import numpy as np


def cross_entropy(logits, targets):
    shifted = logits - logits.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-logs[np.arange(len(targets)), targets].mean())


def cross_entropy_gradient(logits, targets):
    signal.setitimer(signal.ITIMER_REAL, 0)
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
