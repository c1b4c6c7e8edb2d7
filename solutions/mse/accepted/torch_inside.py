# accepted: torch does the work and the result is converted to a float
import torch
import torch.nn.functional as F


def mse_loss(predictions, targets):
    loss = F.mse_loss(torch.tensor(predictions), torch.tensor(targets))
    return loss.item()
