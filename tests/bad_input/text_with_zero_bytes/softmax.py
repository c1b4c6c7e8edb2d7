def softmax(logits):
    raise ValueError("a\0b")
