import softmaxes_for_everyone


def softmax(logits):
    return softmaxes_for_everyone.softmax(logits)
