# accepted: scipy does the work
from scipy import special


def softmax(logits):
    return special.softmax(logits, axis=-1)
