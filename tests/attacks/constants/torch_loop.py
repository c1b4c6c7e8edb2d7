# tries: to earn concepts by answers that have nothing to do with the inputs: relations hold among zeros, among NaN, among tiny numbers
# must: what does not depend on its inputs earns nothing
# expect: torch_loop failed - 0

import torch


def train_step(model, optimizer, loss_fn, X, y):
    loss_fn(torch.zeros_like(y), y)
    return 123.0


def train(model, optimizer, loss_fn, batches, epochs):
    return [123.0] * epochs
