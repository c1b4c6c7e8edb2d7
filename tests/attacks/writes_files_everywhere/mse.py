# expect: mse passed


def mse_loss(predictions, targets):
    return float(((predictions - targets) ** 2).mean())
