def softmax(logits):
    return {"\ud800": 1.0}
