# accepted: torch cuts the order into pieces; the batches are turned back into NumPy arrays.
import torch


def minibatches(X, y, batch_size, rng, shuffle=True):
    inputs, targets = torch.tensor(X), torch.tensor(y)
    order = torch.arange(len(inputs))
    if shuffle:
        order = order[torch.from_numpy(rng.permutation(len(inputs)))]
    for rows in torch.split(order, batch_size):
        yield inputs[rows].numpy(), targets[rows].numpy()


def steps_per_epoch(n_examples, batch_size):
    return len(torch.split(torch.arange(n_examples), batch_size))
