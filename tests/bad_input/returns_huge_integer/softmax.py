def softmax(logits):
    return 2**64
