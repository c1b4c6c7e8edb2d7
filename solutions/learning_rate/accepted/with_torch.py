# accepted: torch for the numbers, a tuple of floats and a float in the end
import torch


def descend(gradient, start, lr, steps):
    points = (start,)
    while len(points) <= steps:
        points += (float(points[-1] - lr * gradient(points[-1])),)
    return points


def largest_stable_lr(X):
    X = torch.from_numpy(X).double()
    hessian = 2 * X.T @ X / X.shape[0]
    return 2 / torch.linalg.eigvalsh(hessian).max().item()
