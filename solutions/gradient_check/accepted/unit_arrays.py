# accepted: a lambda, with the rows of an identity matrix as directions
import numpy as np

numerical_gradient = lambda f, x, eps=1e-5: np.array(
    [
        f(x + eps * e.reshape(x.shape)) / (2 * eps) - f(x - eps * e.reshape(x.shape)) / (2 * eps)
        for e in np.eye(x.size)
    ]
).reshape(x.shape)
