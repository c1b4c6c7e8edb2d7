def softmax(logits):
    return [None for _ in logits]
