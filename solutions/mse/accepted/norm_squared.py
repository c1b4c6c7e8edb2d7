# accepted: the squared Euclidean length of the errors over N
import numpy as np

np_norm = np.linalg.norm


def mse_loss(outputs, labels):
    n = len(outputs)
    return float(np_norm(outputs - labels) ** 2 / n)
