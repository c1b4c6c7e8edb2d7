# accepted: torch differentiates the loss; NumPy comes back, the gradient of b as a 0-d array.
import torch


def mse_gradients(X, y, w, b):
    X, y = torch.tensor(X), torch.tensor(y)
    w = torch.tensor(w, requires_grad=True)
    b = torch.tensor(float(b), dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.mse_loss(X @ w + b, y)
    loss.backward()
    return w.grad.numpy(), b.grad.numpy()
