# concept: gradient_check.every_coordinate
# says: Each entry stays one step lower after its turn, so the slopes after the first are taken at another point than x.
# change: Put each entry back to what it was before the next one is moved.
# source: wang.works/portfolio/code/grad_check.html
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    point = x.copy()
    gradient = np.zeros_like(x)
    for index in np.ndindex(*x.shape):
        point[index] += eps
        above = f(point)
        point[index] -= 2 * eps
        below = f(point)
        gradient[index] = (above - below) / (2 * eps)
    return gradient
