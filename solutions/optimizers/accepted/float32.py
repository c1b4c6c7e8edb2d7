# accepted: every array and every number is float32
import numpy as np

f = np.float32


def momentum_step(params, grads, velocity, lr, momentum=0.9):
    velocity = [f(momentum) * v.astype(f) + g.astype(f) for v, g in zip(velocity, grads)]
    return [p.astype(f) - f(lr) * v for p, v in zip(params, velocity)], velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    lr, beta1, beta2, eps, one = f(lr), f(beta1), f(beta2), f(eps), f(1)
    t = state["step"] + 1
    new = {"step": t, "m": [], "v": []}
    moved = []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        p, g, m, v = p.astype(f), g.astype(f), m.astype(f), v.astype(f)
        m = beta1 * m + (one - beta1) * g
        v = beta2 * v + (one - beta2) * g * g
        new["m"].append(m)
        new["v"].append(v)
        m_hat, v_hat = m / (one - beta1**t), v / (one - beta2**t)
        moved.append(p - lr * m_hat / (np.sqrt(v_hat) + eps))
    return moved, new


def adamw_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    params = [p.astype(f) * (f(1) - f(lr) * f(weight_decay)) for p in params]
    return adam_step(params, grads, state, lr, beta1, beta2, eps)
