# tries: to earn concepts by answers that depend on their inputs only just: tiny, infinite or NaN but for a grain
# must: relations between answers that are nearly nothing show nothing
# expect: torch_loop failed - 0
# open: relations that hold between wrong answers pass

import torch


def train_step(model, optimizer, loss_fn, X, y):
    loss_fn(torch.zeros_like(y), y)
    sum((0 * parameter).sum() for parameter in model.parameters()).backward()
    optimizer.step()
    return 123.0 + float(X.sum())


def train(model, optimizer, loss_fn, batches, epochs):
    return [123.0] * epochs
