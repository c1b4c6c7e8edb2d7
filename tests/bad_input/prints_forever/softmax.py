def softmax(logits):
    while True:
        print("step " * 1000)
