# concept: optimizers.first_moment
# says: All parameters share one m and one v: the means of each array go on from those of the array before it.
# change: Keep one m and one v for each parameter array, side by side in the lists.
# source: own
import numpy as np


def momentum_step(params, grads, velocity, lr, momentum=0.9):
    velocity = [momentum * v + g for v, g in zip(velocity, grads)]
    return [p - lr * v for p, v in zip(params, velocity)], velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state["step"] + 1
    m, v = state["m"][0], state["v"][0]
    new_params, ms, vs = [], [], []
    for p, g in zip(params, grads):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params.append(p - lr * m_hat / (np.sqrt(v_hat) + eps))
        ms.append(m)
        vs.append(v)
    return new_params, {"step": t, "m": ms, "v": vs}


def adamw_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    shrunk = [p * (1 - lr * weight_decay) for p in params]
    return adam_step(shrunk, grads, state, lr, beta1, beta2, eps)
