# accepted: an object with __call__ that remembers its history
import statistics


class MSE:
    def __init__(self):
        self.history = []

    def __call__(self, a, b):
        value = statistics.fmean((float(x) - float(z)) ** 2 for x, z in zip(a, b))
        self.history.append(value)
        return value


mse_loss = MSE()
