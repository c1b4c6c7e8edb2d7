# accepted: b is the last entry of one parameter vector, and y - prediction is added.
import numpy as np


def train(X, y, lr, steps):
    N = X.shape[0]
    A = np.hstack([X, np.ones((N, 1))])
    theta = np.zeros(A.shape[1])
    history = []
    for _ in range(steps):
        residual = y - A.dot(theta)
        history.append(np.mean(residual**2))
        theta += lr * 2 * A.T.dot(residual) / N
    return theta[:-1], theta[-1], history
