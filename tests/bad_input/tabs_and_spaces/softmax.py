def softmax(logits):
	if True:
        return 1
