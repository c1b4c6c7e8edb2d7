# accepted: the loss comes back as a 0-d array, and the work is done on a copy in place
import numpy as np


def mse_loss(predictions, targets):
    e = predictions.copy()
    e -= targets
    e *= e
    loss = np.zeros(())
    loss += e.sum() / len(e)
    return loss
