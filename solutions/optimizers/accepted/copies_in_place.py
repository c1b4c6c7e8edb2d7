# accepted: copies of everything first, and then in place as PyTorch does; the count as an array of one number
import copy

import numpy as np


def momentum_step(params, grads, velocity, lr, momentum=0.9):
    params, velocity = copy.deepcopy((params, velocity))
    for i in range(len(params)):
        velocity[i] *= momentum
        velocity[i] += grads[i]
        params[i] -= lr * velocity[i]
    return params, velocity


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    params, state = copy.deepcopy((params, state))
    state["step"] = np.array(state["step"] + 1.0)
    for i in range(len(params)):
        state["m"][i] *= beta1
        state["m"][i] += (1 - beta1) * grads[i]
        state["v"][i] *= beta2
        state["v"][i] += (1 - beta2) * np.square(grads[i])
        m_hat = state["m"][i] / (1 - np.power(beta1, state["step"]))
        v_hat = state["v"][i] / (1 - np.power(beta2, state["step"]))
        params[i] -= lr * np.divide(m_hat, np.sqrt(v_hat) + eps)
    return params, state


def adamw_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    params = copy.deepcopy(params)
    for param in params:
        param *= 1 - lr * weight_decay
    return adam_step(params, grads, state, lr, beta1, beta2, eps)
