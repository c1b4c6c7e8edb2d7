# accepted: a plain Python loop with math.pow
import math


def mse_loss(yhat, y):
    total = 0.0
    for i in range(len(y)):
        total += math.pow(y[i] - yhat[i], 2)
    return total / len(y)
