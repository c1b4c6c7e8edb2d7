# concept: gradient_check.every_coordinate
# says: f is given one number at a time: it takes the whole array, in which one entry was moved.
# change: Copy x, move one entry in the copy, and pass the whole copy to f.
# source: own
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    slopes = [(f(value + eps) - f(value - eps)) / (2 * eps) for value in x.ravel()]
    return np.array(slopes).reshape(x.shape)
