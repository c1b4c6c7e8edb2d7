# accepted: torch takes the derivative, and its NumPy array comes back
import torch


def mse_softmax_gradient(logits, targets):
    z = torch.tensor(logits, requires_grad=True)
    y = torch.tensor(targets)
    t = torch.nn.functional.one_hot(y, z.shape[1]).double()
    loss = ((z.softmax(dim=1) - t) ** 2).sum(dim=1).mean()
    loss.backward()
    return z.grad.numpy()
