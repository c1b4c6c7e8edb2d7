# concept: loss_choice.runs
# says: The loss itself comes back, one number: asked for is its gradient, one number for each logit.
# change: Go back from the loss to the logits, and return an array shaped like them.
# source: own
import numpy as np


def mse_softmax_gradient(logits, targets):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    t = np.eye(p.shape[1])[targets]
    return float(((p - t) ** 2).sum(axis=1).mean())
