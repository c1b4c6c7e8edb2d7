def softmax(logits):
    raise ValueError("\ud800")
