def softmax(logits):
    result = [1.0]
    for _ in range(100_000):
        result = [result]
    return result
