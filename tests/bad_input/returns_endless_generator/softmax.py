import itertools


def softmax(logits):
    return (logits for _ in itertools.count())
