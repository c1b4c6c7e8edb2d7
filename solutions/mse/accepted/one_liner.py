# accepted: one line with np.mean that returns a NumPy scalar
import numpy as np


def mse_loss(y_pred, y_true):
    return np.mean(np.square(y_true - y_pred))
