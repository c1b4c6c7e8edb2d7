# accepted: an object with a step method, a lambda, other names, and prints on the way
import numpy as np


class Descent:
    def __init__(self, df, lr):
        self.df = df
        self.lr = lr

    def step(self, w):
        print("w =", w)
        return w - self.df(w) * self.lr


def descend(df, w0, eta, n):
    descent = Descent(df, eta)
    history = [w0]
    for _ in range(n):
        history.append(descent.step(history[-1]))
    return np.array(history)


largest_stable_lr = lambda A: 2.0 / max(np.linalg.eigvals(2.0 * A.T.dot(A) / A.shape[0]))
