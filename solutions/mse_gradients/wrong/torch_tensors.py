# concept: mse_gradients.runs
# says: The gradients have the right numbers but are torch tensors; this exercise asks for a NumPy array and a float.
# change: Convert the gradient of w to a NumPy array and that of b to a float before they are returned.
# source: own
import torch


def mse_gradients(X, y, w, b):
    X, y = torch.tensor(X), torch.tensor(y)
    w = torch.tensor(w, requires_grad=True)
    b = torch.tensor(b, dtype=torch.float64, requires_grad=True)
    ((X @ w + b - y) ** 2).mean().backward()
    return w.grad, b.grad
