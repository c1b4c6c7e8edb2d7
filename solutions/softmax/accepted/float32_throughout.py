# accepted: computed and returned in float32
import numpy as np


def softmax(logits):
    logits = logits.astype(np.float32)
    logits = logits - np.max(logits, axis=-1, keepdims=True)
    e = np.exp(logits)
    return e / np.sum(e, axis=-1, keepdims=True)
