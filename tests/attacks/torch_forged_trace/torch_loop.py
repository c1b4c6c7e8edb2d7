# tries: to write into the optimizer's trace, and into what it saw, what a right step would have left there
# must: parameters decide, and they did not move
# expect: torch_loop failed - 0
# open: a loss that is wrong hides that nothing was trained

import torch


def train_step(model, optimizer, loss_fn, X, y):
    optimizer.trace += ["zero_grad", "forward", "loss", "backward", "step"]
    optimizer.seen.append([parameter.detach().numpy() * 0 + 1 for parameter in model.parameters()])
    return 0.5


def train(model, optimizer, loss_fn, batches, epochs):
    optimizer.trace += ["zero_grad", "forward", "loss", "backward", "step"] * (epochs * len(batches))
    return [0.5] * epochs
