# accepted: all arrays laid end to end in one vector, and cut apart again
import numpy as np


def joined(arrays):
    return np.concatenate([np.ravel(one) for one in arrays])


def apart(vector, like):
    ends = np.cumsum([one.size for one in like])[:-1]
    return [part.reshape(one.shape) for part, one in zip(np.split(vector, ends), like)]


def momentum_step(params, grads, velocity, lr, momentum=0.9):
    v = momentum * joined(velocity) + joined(grads)
    return apart(joined(params) - lr * v, params), apart(v, params)


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    return adamw_step(params, grads, state, lr, beta1, beta2, eps, 0.0)


def adamw_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    theta, g = joined(params), joined(grads)
    m = beta1 * joined(state["m"]) + (1 - beta1) * g
    v = beta2 * joined(state["v"]) + (1 - beta2) * g**2
    t = state["step"] + 1
    update = (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps) + weight_decay * theta
    new = {"step": t, "m": apart(m, params), "v": apart(v, params)}
    return apart(theta - lr * update, params), new
