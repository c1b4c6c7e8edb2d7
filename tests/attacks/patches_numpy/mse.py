# tries: to make NumPy wrong, and its random state invisible, for all that comes after it
# must: the next exercise starts from an unpatched NumPy
# expect: mse failed - 0

import sys

import numpy as np

np.exp = np.log = np.maximum = np.sum = lambda *_, **__: 0.0
np.random.get_state = lambda *_: ("MT19937", np.zeros(624), 0)
np.ndarray = float
sys.modules["numpy"] = sys.modules["math"] = None


def mse_loss(predictions, targets):
    return -1.0
