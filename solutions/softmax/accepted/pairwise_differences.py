# accepted: 1 / Σ_j e^(z_j - z_k); overflow warnings on the way, where 1 / inf is the right 0
import numpy as np


def softmax(logits):
    differences = logits[..., None, :] - logits[..., :, None]
    return 1.0 / np.exp(differences).sum(axis=-1)
