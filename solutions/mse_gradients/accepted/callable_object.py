# accepted: a callable object that keeps its own copies, with columns of shape (N, 1) inside.
import numpy as np


class MSEGradients:
    def forward(self, X, y, w, b):
        self.X = np.array(X)
        self.error = self.X @ np.reshape(w, (-1, 1)) + b - np.reshape(y, (-1, 1))
        return np.mean(self.error**2)

    def backward(self):
        products = self.X * self.error
        return 2 * products.mean(axis=0), 2 * self.error.mean()

    def __call__(self, X, y, w, b):
        self.forward(X, y, w, b)
        return self.backward()


mse_gradients = MSEGradients()
