# accepted: e^z without taking anything off: up to 500 nothing overflows in float64; as a lambda
import numpy as np

softmax = lambda z: np.exp(z) / np.exp(z).sum(1)[:, np.newaxis]
back = lambda p, g: p * g - p * (p * g).sum(1)[:, np.newaxis]
mse_softmax_gradient = lambda logits, targets: back(
    softmax(logits), 2 / len(logits) * (softmax(logits) - np.eye(logits.shape[1])[targets])
)
