# concept: mse_gradients.runs
# says: The two gradients come back joined in one array of D + 1 numbers. The caller expects two things, an array for w and a number for b.
# change: Return the entries for w and the entry for b separately, as a pair.
# source: own
import numpy as np


def mse_gradients(X, y, w, b):
    design = np.column_stack([X, np.ones(len(X))])
    theta = np.append(w, b)
    return 2 / len(y) * design.T @ (design @ theta - y)
