# accepted: computed and returned in float32
import numpy as np


def mse_loss(predictions, targets):
    p = np.asarray(predictions, dtype=np.float32)
    t = np.asarray(targets, dtype=np.float32)
    return ((p - t) ** 2).mean(dtype=np.float32)
