# concept: update_rule.runs
# says: The new parameters are right, but they are torch tensors where NumPy arrays are asked for.
# change: Convert each new parameter to a NumPy array before you return the list.
# source: own
import torch


def gradient_step(params, grads, lr):
    return [torch.tensor(p) - lr * torch.tensor(g) for p, g in zip(params, grads)]
