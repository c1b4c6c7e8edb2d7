# accepted: PyTorch goes back; the cache holds its graph, and the gradients come out as NumPy arrays.
import torch


def forward(params, X):
    tensors = {k: torch.tensor(v, requires_grad=True) for k, v in params.items()}
    hidden = torch.relu(torch.tensor(X) @ tensors["W1"] + tensors["b1"])
    logits = hidden @ tensors["W2"] + tensors["b2"]
    return logits.detach().numpy(), (tensors, logits)


def backward(params, cache, grad_logits):
    tensors, logits = cache
    grads = torch.autograd.grad(
        logits, list(tensors.values()), torch.tensor(grad_logits), retain_graph=True
    )
    return {name: grad.numpy() for name, grad in zip(tensors, grads)}
