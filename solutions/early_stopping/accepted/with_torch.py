# accepted: the running minimum of torch, and plain integers in the end
import torch


def early_stopping(val_losses, patience):
    losses = torch.tensor(val_losses, dtype=torch.float64)
    waited = 0
    for epoch in range(1, len(losses)):
        waited = 0 if losses[epoch] < losses[:epoch].min() else waited + 1
        if waited == patience:
            return int(torch.argmin(losses[: epoch + 1])), epoch
    return int(torch.argmin(losses)), len(losses) - 1
