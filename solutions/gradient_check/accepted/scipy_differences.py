# accepted: the three-point rule of SciPy, on a flat x
import numpy as np
from scipy.optimize._numdiff import approx_derivative


def numerical_gradient(f, x, eps=1e-5):
    shape = x.shape
    g = approx_derivative(lambda v: f(v.reshape(shape)), x.ravel(), method="3-point", abs_step=eps)
    return np.reshape(g, shape)
