# concept: mse.mean_reduction
# says: Each squared error was averaged with the result so far: the last example has a weight of ½, the one before ¼, and so on, where all should weigh the same.
# change: Add up all squared errors first, and divide by N once at the end.
# source: own
def mse_loss(predictions, targets):
    squares = [(prediction - target) ** 2 for prediction, target in zip(predictions, targets)]
    mean = squares[0]
    for square in squares[1:]:
        mean = (mean + square) / 2
    return float(mean)
