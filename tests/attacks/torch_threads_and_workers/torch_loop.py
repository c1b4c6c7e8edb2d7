# tries: to hang after the fork by asking torch for many threads, and to start loader processes
# must: threads work or are refused, processes are refused
# expect: torch_loop failed - -
# needs: sandbox

import torch
from torch.utils.data import DataLoader, TensorDataset

torch.set_num_threads(64)
big = torch.ones(600, 600)
(big @ big).sum()


def train_step(model, optimizer, loss_fn, X, y):
    loader = DataLoader(TensorDataset(X, y), num_workers=4)
    return sum(loss_fn(model(a), b).item() for a, b in loader)


def train(model, optimizer, loss_fn, batches, epochs):
    return [0.5] * epochs
