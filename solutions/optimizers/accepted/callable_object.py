# accepted: objects that are called, one for Adam with and without decay, which print and warn on the way
import warnings

import numpy as np


class Momentum:
    def __call__(self, weights, gradients, v, rate, mu=0.9):
        print("moving", len(weights), "arrays")
        v = list(map(lambda v, g: mu * v + g, v, gradients))
        return list(map(lambda w, v: w - rate * v, weights, v)), v


class Adam:
    def __init__(self, default_decay):
        self.default_decay = default_decay

    def __call__(self, weights, gradients, memory, rate, b1=0.9, b2=0.999, tiny=1e-8, decay=None):
        decay = self.default_decay if decay is None else decay
        warnings.warn("one step of Adam")
        k = memory["step"] + 1
        after, moments, squares = [], [], []
        for i, w in enumerate(weights):
            moments.append(b1 * memory["m"][i] + gradients[i] * (1 - b1))
            squares.append(b2 * memory["v"][i] + gradients[i] ** 2 * (1 - b2))
            size = np.sqrt(squares[i] / (1 - b2**k)) + tiny
            after.append(w - rate * decay * w - rate / (1 - b1**k) * moments[i] / size)
        return after, dict(step=k, m=moments, v=squares, name="Adam")


momentum_step = Momentum()
adam_step = Adam(0.0)
adamw_step = Adam(0.01)
