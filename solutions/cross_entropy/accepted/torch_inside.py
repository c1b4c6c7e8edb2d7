# accepted: torch computes the loss, and its autograd the gradient; NumPy comes back.
import torch
import torch.nn.functional as F


def cross_entropy(logits, targets):
    return F.cross_entropy(torch.tensor(logits), torch.tensor(targets)).numpy()


def cross_entropy_gradient(logits, targets):
    z = torch.tensor(logits, requires_grad=True)
    loss = F.cross_entropy(z, torch.tensor(targets))
    loss.backward()
    return z.grad.numpy()
