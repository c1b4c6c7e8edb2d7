# tries: to change NumPy for the next exercise and to say that nothing was changed
# must: at worst it harms its own submission
# expect: mse failed - 0

import sys

import numpy as np

commons = sys.modules['grader.worker.commons']

commons.Commons.changed = lambda self: False


def mse_loss(predictions, targets):
    return -1.0
