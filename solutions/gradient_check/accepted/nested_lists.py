# accepted: nested lists as the result, made by recursion over the dimensions
import numpy as np


def numerical_gradient(function, point, h=1e-5):
    def slope(index):
        if len(index) < point.ndim:
            return [slope((*index, i)) for i in range(point.shape[len(index)])]
        values = []
        for sign in (1, -1):
            moved = np.array(point, dtype=float)
            moved[index] = moved[index] + sign * h
            values.append(float(function(moved)))
        return (values[0] - values[1]) / (2.0 * h)

    return slope(())
