# accepted: a callable object that sets its state anew in each call; a list with a tuple of losses.
import numpy as np


class LinearRegression:
    def predict(self, X):
        return np.dot(X, self.w) + self.b

    def __call__(self, X, y, lr, steps):
        self.w = np.zeros_like(X[0])
        self.b = 0
        losses = []
        while len(losses) < steps:
            error = self.predict(X) - y
            losses.append(float(np.mean(np.square(error))))
            slope_w = 2 * error @ X / len(y)
            slope_b = 2 * np.average(error)
            self.w, self.b = self.w - lr * slope_w, self.b - lr * slope_b
        return [self.w, self.b, tuple(losses)]


train = LinearRegression()
