# accepted: another right formula, a mean that is updated with each example
def mse_loss(predictions, targets):
    mean = 0.0
    for k, (p, t) in enumerate(zip(predictions, targets), start=1):
        mean += ((p - t) ** 2 - mean) / k
    return mean
