# concept: loss_choice.softmax_jacobian
# says: These are the numbers of a sigmoid for each logit: every class has a probability of its own, and a row does not sum to 1.
# change: Take the softmax of each row, and let every logit move every probability of its row.
# source: own
import numpy as np


def mse_softmax_gradient(logits, targets):
    p = 1 / (1 + np.exp(-logits))
    t = np.zeros_like(p)
    t[np.arange(len(t)), targets] = 1
    return 2 * (p - t) * p * (1 - p) / len(t)
