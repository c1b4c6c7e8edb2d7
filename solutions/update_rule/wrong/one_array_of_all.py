# concept: update_rule.every_parameter
# says: The list was turned into one array: that raises as soon as two parameters have different shapes.
# change: Keep the parameters in a list and update them one at a time.
# source: own
import numpy as np


def gradient_step(params, grads, lr):
    return np.array(params) - lr * np.array(grads)
