# concept: loss_choice.vanishing_gradient
# says: A row whose gradient is shorter than 0.05 was lengthened to 0.05: that hides how flat this loss is where the model is sure.
# change: Return the gradient as it is.
# source: own
import numpy as np


def mse_softmax_gradient(logits, targets):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    e = p - np.eye(p.shape[1])[targets]
    gradient = 2 * p * (e - (p * e).sum(axis=1, keepdims=True))
    lengths = np.linalg.norm(gradient, axis=1, keepdims=True)
    lengths = np.maximum(lengths, 1e-300)
    return gradient * np.maximum(0.05 / lengths, 1) / len(p)
