# concept: mse.squared_error
# says: The first call is right, and every later one is too large: the total still holds the squared errors of the calls before.
# change: Start the total from 0 inside the function, so that each call begins anew.
# source: own
total = 0.0


def mse_loss(predictions, targets):
    global total
    for prediction, target in zip(predictions, targets):
        total += (prediction - target) ** 2
    return total / len(predictions)
