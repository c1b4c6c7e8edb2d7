def softmax(logits):
    print("\ud800")
