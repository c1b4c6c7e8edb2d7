# accepted: means that move towards the new value, corrections moved into the rate and into eps
import math


def momentum_step(params, grads, velocity, lr, momentum=0.9):
    new = [g + v * momentum for v, g in zip(velocity, grads)]
    return [p - v * lr for p, v in zip(params, new)], new


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    t = 1 + state["step"]
    m = [m + (1 - beta1) * (g - m) for m, g in zip(state["m"], grads)]
    v = [v + (1 - beta2) * (g * g - v) for v, g in zip(state["v"], grads)]
    grown = math.sqrt(1 - beta2**t)
    rate = lr * grown / (1 - beta1**t)
    moved = [p - rate * a / (b**0.5 + eps * grown) for p, a, b in zip(params, m, v)]
    return moved, {"v": v, "m": m, "step": t}


def adamw_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    moved, new = adam_step(params, grads, state, lr, beta1, beta2, eps)
    return [p - lr * weight_decay * old for p, old in zip(moved, params)], new
