# tries: to take all memory, in large and in small pieces
# must: it gets a MemoryError, or ends
# expect: softmax failed softmax.runs 0

kept = []


def softmax(logits):
    if logits.ndim == 1:
        return bytearray(10**12)
    while True:
        kept.append(bytearray(10**7))
