def softmax(logits):
    return str(logits)
