# concept: optimizers.bias_correction
# says: The steps are counted in a variable of the file, not in the state: a second model, or a run that starts again, goes on with the count of the first.
# change: Take the count from the state that is passed in, and return it one higher.
# source: own
import numpy as np

steps_taken = 0


def momentum_step(params, grads, velocity, lr, momentum=0.9):
    velocity = [momentum * v + g for v, g in zip(velocity, grads)]
    return [p - lr * v for p, v in zip(params, velocity)], velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    global steps_taken
    steps_taken += 1
    new_params, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**steps_taken)
        v_hat = v / (1 - beta2**steps_taken)
        new_params.append(p - lr * m_hat / (np.sqrt(v_hat) + eps))
        ms.append(m)
        vs.append(v)
    return new_params, {"step": steps_taken, "m": ms, "v": vs}


def adamw_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    shrunk = [p * (1 - lr * weight_decay) for p in params]
    return adam_step(shrunk, grads, state, lr, beta1, beta2, eps)
