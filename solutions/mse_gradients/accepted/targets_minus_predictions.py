# accepted: the textbook form with y - ŷ and -2/N in front; the result is a list.
import numpy as np


def mse_gradients(X, y, w, b):
    y_pred = np.dot(X, w) + b
    error = y - y_pred
    dw = (-2 / len(X)) * np.dot(error, X)
    db = (-2 / len(X)) * np.sum(error)
    return [dw, db]
