import sys
import warnings

import numpy as np

np.seterr(all="raise")
warnings.simplefilter("error")
sys.setrecursionlimit(100)


def mse_loss(predictions, targets):
    return float(((predictions - targets) ** 2).mean())
