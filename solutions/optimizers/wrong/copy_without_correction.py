# concept: optimizers.decoupled_decay
# says: adam_step corrects its means and adamw_step does not: the decay is right, but beside it is another Adam.
# change: Let adamw_step correct both means as adam_step does, or call adam_step for that part.
# source: own
# unnamed: All that names a mistake in adamw_step is what the decay changes, and that is right here.
import numpy as np


def momentum_step(params, grads, velocity, lr, momentum=0.9):
    velocity = [momentum * v + g for v, g in zip(velocity, grads)]
    return [p - lr * v for p, v in zip(params, velocity)], velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state["step"] + 1
    ms = [beta1 * m + (1 - beta1) * g for m, g in zip(state["m"], grads)]
    vs = [beta2 * v + (1 - beta2) * g**2 for v, g in zip(state["v"], grads)]
    new_params = []
    for p, m, v in zip(params, ms, vs):
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params.append(p - lr * m_hat / (np.sqrt(v_hat) + eps))
    return new_params, {"step": t, "m": ms, "v": vs}


def adamw_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    t = state["step"] + 1
    ms = [beta1 * m + (1 - beta1) * g for m, g in zip(state["m"], grads)]
    vs = [beta2 * v + (1 - beta2) * g**2 for v, g in zip(state["v"], grads)]
    new_params = []
    for p, m, v in zip(params, ms, vs):
        new_params.append(p - lr * (m / (np.sqrt(v) + eps) + weight_decay * p))
    return new_params, {"step": t, "m": ms, "v": vs}
