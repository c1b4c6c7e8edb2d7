def softmax(logits):
    return [1.0] * 1_000_000
