# accepted: nested lists and math alone, entry by entry, and tuples as results
import math


def apply(function, *arrays):
    if isinstance(arrays[0], list):
        return [apply(function, *entries) for entries in zip(*arrays)]
    return function(*arrays)


def momentum_step(params, grads, velocity, lr, momentum=0.9):
    params, grads, velocity = ([a.tolist() for a in arrays] for arrays in (params, grads, velocity))
    velocity = apply(lambda v, g: momentum * v + g, velocity, grads)
    return tuple(apply(lambda p, v: p - lr * v, params, velocity)), tuple(velocity)


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, shrink=1.0):
    t = state["step"] + 1
    params, grads, m, v = ([a.tolist() for a in arrays] for arrays in (params, grads, state["m"], state["v"]))
    m = apply(lambda m, g: beta1 * m + (1 - beta1) * g, m, grads)
    v = apply(lambda v, g: beta2 * v + (1 - beta2) * g * g, v, grads)

    def move(p, m, v):
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        return p * shrink - lr * m_hat / (math.sqrt(v_hat) + eps)

    return tuple(apply(move, params, m, v)), {"step": t, "m": tuple(m), "v": tuple(v)}


def adamw_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    return adam_step(params, grads, state, lr, beta1, beta2, eps, 1 - lr * weight_decay)
