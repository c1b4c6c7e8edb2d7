def softmax(logits):
    return 1j
