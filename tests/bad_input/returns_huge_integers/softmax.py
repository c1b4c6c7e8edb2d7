def softmax(logits):
    return [2**64 for _ in logits]
