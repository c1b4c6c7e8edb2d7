# accepted: where nothing changes the very arrays that came in are given back
import numpy as np


def momentum_step(params, grads, velocity, lr, momentum=0.9):
    new_velocity, new_params = [], []
    for p, g, v in zip(params, grads, velocity):
        v = momentum * v + g if v.any() else g
        new_velocity.append(v)
        new_params.append(p - lr * v if v.any() else p)
    return new_params, new_velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    state = {**state, "step": state["step"] + 1}
    pairs = list(zip(state["m"], state["v"], grads))
    state["m"] = [beta1 * m + (1 - beta1) * g for m, _, g in pairs]
    state["v"] = [beta2 * v + (1 - beta2) * g * g for _, v, g in pairs]
    b1, b2 = 1 - beta1 ** state["step"], 1 - beta2 ** state["step"]
    steps = [lr * (m / b1) / ((v / b2) ** 0.5 + eps) for m, v in zip(state["m"], state["v"])]
    return [p - s if np.any(s) else p for p, s in zip(params, steps)], state


def adamw_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    if weight_decay:
        params = [p - lr * weight_decay * p for p in params]
    return adam_step(params, grads, state, lr, beta1, beta2, eps)
