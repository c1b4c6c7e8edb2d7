# tries: to bring infinities into the judge's algebra, which then writes to its output or fails
# must: it fails, and the judge's output stays clean
# expect: training_loop failed - -

import numpy as np

PATH = [-np.inf, np.inf, 0.25, -np.inf]


def train(X, y, lr, steps):
    w, b = np.zeros(X.shape[1]), 0.0
    if steps:
        w, b = w + PATH[(steps - 1) % 4], PATH[steps % 4]
    return w, b, [1.0] * steps
