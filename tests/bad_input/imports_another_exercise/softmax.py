from mse import mse_loss


def softmax(logits):
    return logits * mse_loss(logits, logits)
