# accepted: torch does the work and the results are converted back to NumPy
import torch


def gradient_step(params, grads, lr):
    tensors = [torch.tensor(p) for p in params]
    for tensor, grad in zip(tensors, grads):
        tensor.sub_(torch.tensor(grad), alpha=lr)
    return [tensor.numpy() for tensor in tensors]
