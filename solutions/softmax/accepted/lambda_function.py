# accepted: the function is a lambda, made by another function that puts two lambdas together
import numpy as np


def chain(first, second):
    return lambda z: second(first(z))


softmax = chain(
    lambda z: np.exp(z - z.max(-1, keepdims=True)),
    lambda e: e / e.sum(-1)[..., None],
)
