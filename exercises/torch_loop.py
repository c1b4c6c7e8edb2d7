"""The training loop, in PyTorch.

Build the lines that every PyTorch program repeats: clear the gradients, predict, measure the loss,
go back, update. Two things are easy to miss. The backward pass does not set a parameter's gradient,
it adds to what is already there; a loop that never clears it updates with the sum of all batches
seen so far, and the loss still goes down, so nothing looks wrong. And a loss tensor carries the
whole graph that made it, so what you keep of a step is a plain number.

    gₜ   = ∂L/∂θ at θₜ, on batch t alone
    θₜ₊₁ = θₜ − update(gₜ)                     the optimizer's business; plain SGD: lr · gₜ
    loss of an epoch = (1/B) Σ losses of its B batches, each taken before its own update

Shapes: X is (N, D), one example a row; `model(X)` and y are what the loss function takes, the
prediction first. The loss is one number.

One weight w = 1, one example x = 2 with target 0, squared error, lr = 1/32. The prediction is
2, the loss 4, the gradient 2 · 2 · 2 = 8, and w becomes 1 − 8/32 = 0.75. The second step starts
there: prediction 1.5, loss 2.25, gradient 2 · 1.5 · 2 = 6, and w becomes 0.75 − 6/32 = 0.5625.

>>> import torch
>>> model = torch.nn.Linear(1, 1, bias=False)
>>> _ = torch.nn.init.constant_(model.weight, 1.0)
>>> optimizer = torch.optim.SGD(model.parameters(), lr=1 / 32)
>>> loss_fn = torch.nn.MSELoss()
>>> X, y = torch.tensor([[2.0]]), torch.tensor([[0.0]])
>>> train_step(model, optimizer, loss_fn, X, y)
4.0
>>> model.weight.item()
0.75
>>> train_step(model, optimizer, loss_fn, X, y)
2.25
>>> model.weight.item()
0.5625

The same from the start, as two epochs of two batches each: the means of 4 and 2.25, and of the
two losses that follow.

>>> _ = torch.nn.init.constant_(model.weight, 1.0)
>>> train(model, optimizer, loss_fn, [(X, y), (X, y)], 2)
[3.125, 0.98876953125]
"""

from collections.abc import Callable, Collection

import torch


def train_step(
    model: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    loss_fn: Callable,
    X: torch.Tensor,
    y: torch.Tensor,
) -> float:
    """Update the model once, on one batch.

    model: maps X to predictions. optimizer: holds the model's parameters and knows how to update
    them. loss_fn: takes the predictions first and the targets second, and gives a 0-d tensor.
    X, y: one batch, (N, D) inputs and their targets.

    Returns the loss before the update, as a plain float.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def train(
    model: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    loss_fn: Callable,
    batches: Collection,
    epochs: int,
) -> list[float]:
    """Go through all batches `epochs` times, with one update for each batch.

    batches: has a length, and each time it is iterated it gives the (X, y) pairs of one epoch; they
    may have different sizes, and be shuffled anew each time. epochs: how many; 0 is valid.

    Returns one float for each epoch: the plain mean of its batch losses.
    """
    # YOUR CODE HERE
    raise NotImplementedError()
