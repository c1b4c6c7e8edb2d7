# accepted: torch computes the gradients and makes the updates; NumPy and floats come back.
import torch


def train(X, y, lr, steps):
    inputs = torch.tensor(X, dtype=torch.float64)
    targets = torch.tensor(y, dtype=torch.float64)
    w = torch.zeros(inputs.shape[1], dtype=torch.float64, requires_grad=True)
    b = torch.zeros((), dtype=torch.float64, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = ((inputs @ w + b - targets) ** 2).mean()
        losses.append(loss.item())
        grad_w, grad_b = torch.autograd.grad(loss, [w, b])
        with torch.no_grad():
            w -= lr * grad_w
            b -= lr * grad_b
    return w.detach().numpy(), b.item(), losses
