# accepted: the mean of the forward and the backward difference, which is the same formula
import numpy as np


class Checker:
    def __call__(self, f, x, eps=1e-5):
        here = f(x)
        print("f(x) =", here)
        g = np.zeros(x.shape)
        for i, _ in np.ndenumerate(x):
            up = np.array(x)
            up[i] += eps
            down = np.array(x)
            down[i] -= eps
            forward = (f(up) - here) / eps
            backward = (here - f(down)) / eps
            g[i] = 0.5 * (forward + backward)
        return g


numerical_gradient = Checker()
