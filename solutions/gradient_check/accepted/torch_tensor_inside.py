# accepted: collects the slopes in a torch tensor, and gives back its NumPy array
import torch


def numerical_gradient(f, x, eps=1e-5):
    base = torch.from_numpy(x).clone()
    slopes = torch.zeros_like(base)
    for i in range(base.numel()):
        up, down = base.clone(), base.clone()
        up.view(-1)[i] += eps
        down.view(-1)[i] -= eps
        slopes.view(-1)[i] = float(f(up.numpy()) - f(down.numpy())) / (2 * eps)
    return slopes.numpy()
