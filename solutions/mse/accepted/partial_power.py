# accepted: functools.partial of a general power loss
from functools import partial

import numpy as np


def power_loss(predictions, targets, power):
    return np.average(np.abs(predictions - targets) ** power)


mse_loss = partial(power_loss, power=2)
