import numpy as np

lr, loss = 0.1, 1.0
while loss > 0:
    loss *= 1.0


def softmax(logits):
    return np.exp(logits)
