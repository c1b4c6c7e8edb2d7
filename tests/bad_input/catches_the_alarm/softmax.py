def softmax(logits):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
