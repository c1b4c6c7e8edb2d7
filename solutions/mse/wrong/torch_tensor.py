# concept: mse.runs
# says: The loss is right, but it is a torch tensor where a plain float is asked for.
# change: Convert the loss to a float before you return it.
# source: own
import torch


def mse_loss(predictions, targets):
    errors = torch.tensor(predictions) - torch.tensor(targets)
    return (errors ** 2).mean()
