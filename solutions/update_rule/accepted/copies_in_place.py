# accepted: deep copies are made first and then changed in place
import copy


def gradient_step(params, grads, lr):
    params = copy.deepcopy(params)
    for p, g in zip(params, grads):
        p -= lr * g
    return params
