# concept: cross_entropy.runs
# says: The gradient has the right numbers but is a torch tensor; this exercise asks for a NumPy array.
# change: Convert the gradient to a NumPy array before it is returned.
# source: own
import torch


def cross_entropy(logits, targets):
    loss = torch.nn.functional.cross_entropy(torch.as_tensor(logits), torch.as_tensor(targets))
    return loss.item()


def cross_entropy_gradient(logits, targets):
    z = torch.tensor(logits, requires_grad=True)
    torch.nn.functional.cross_entropy(z, torch.as_tensor(targets)).backward()
    return z.grad
