"""The record of what a learner's loop does to the model, the optimizer and the loss on a bench."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from grader.worker.torch_bench import Bench, TracedSGD
from grader.worker.torch_parts import LOSSES, MOST_STEPS, Batches, copied, differ, tensors

PLAIN, DETACHED, ATTACHED = range(3)


def number(value: Any) -> tuple[Any, int]:
    """Return a tensor of one element as a number; and whether it was one, with its graph or without."""
    if type(value) is not torch.Tensor or value.numel() != 1:
        return value, PLAIN
    return float(value.detach()), ATTACHED if value.requires_grad else DETACHED


def one_an_epoch(losses: Any, epochs: int) -> tuple[Any, int, int]:
    """Return exactly `epochs` entries of what `train` returned, how many there were, and what kind they are."""
    if isinstance(losses, np.ndarray) and losses.ndim == 1:
        losses = list(losses)
    if type(losses) not in (list, tuple):
        return losses, -1, PLAIN
    pairs = [number(loss) for loss in losses[:MOST_STEPS]]
    entries = [value for value, _ in pairs] + [float("nan")] * epochs
    return entries[:epochs], len(losses), max((kind for _, kind in pairs), default=PLAIN)


def steps(
    function: Callable[..., Any], settings: dict[str, Any], batches: list[list[np.ndarray]]
) -> tuple[dict[str, Any], Exception | None]:
    """Call a learner's `train_step` on one batch after another, from clean gradients.

    Returns what each call left and returned and, where one raised, the exception: the record then ends there.
    "gradients" are those that the optimizer's first step of a call found or, without a step, those left after it;
    "reached" counts how often a backward pass gave each parameter a gradient.
    """
    bench = Bench(settings)
    record: dict[str, Any] = {
        name: [] for name in ("parameters", "returned", "tensors", "losses", "gradients", "reached", "traces")
    }
    record["inputs_changed"], error = False, None
    for batch in batches:
        X, y = tensors(batch)
        before = copied((X, y))
        bench.begin()
        returned = None
        try:
            returned = function(bench.model, bench.optimizer, bench.loss_fn, X, y)
        except Exception as raised:
            error = raised
        returned, tensor = number(returned)
        record["returned"].append(returned)
        record["tensors"].append(tensor)
        record["losses"].append(bench.losses[0] if bench.losses else float("nan"))
        record["parameters"].append(bench.parameters())
        record["gradients"].append((bench.optimizer.seen or [bench.optimizer.gradients()])[0])
        record["reached"].append(list(bench.reached))
        record["traces"].append(bench.told())
        record["inputs_changed"] |= differ((X, y), before)
        if error is not None:
            break
    record["graphs_alive"] = bench.graphs_alive()
    return record, error


def train(
    function: Callable[..., Any], settings: dict[str, Any], batches: list[list[np.ndarray]], epochs: int
) -> tuple[dict[str, Any], Exception | None]:
    """Call a learner's `train`; return its losses, the parameters afterwards, and what it raised.

    "losses" has one entry for each epoch, NaN where there is none; "count" says how many came. "gradients" are
    those of the first steps of the optimizer, as many as there are batches.
    """
    bench = Bench(settings)
    given = Batches([tensors(batch) for batch in batches], bench.progress)
    losses, error = None, None
    try:
        losses = function(bench.model, bench.optimizer, bench.loss_fn, given, epochs)
    except Exception as raised:
        error = raised
    losses, count, tensor = one_an_epoch(losses, epochs)
    record = {
        "losses": losses,
        "count": count,
        "tensors": tensor,
        "parameters": bench.parameters(),
        "gradients": (bench.optimizer.seen + [bench.optimizer.gradients()] * len(given))[: len(given)],
        "steps": bench.trace.count("step"),
        "reached": list(bench.reached),
        "inputs_changed": given.changed(),
        "graphs_alive": bench.graphs_alive(),
    }
    return record, error


def warm_up() -> None:
    """Run each kind of thing once, so that no child pays for a first time."""
    settings = {
        "layers": [
            {"kind": "linear", "weight": np.ones((2, 3)), "bias": np.ones(2)},
            {"kind": "tanh"},
            {"kind": "dropout", "pattern": np.array([1.5, 0.0])},
        ],
        "lr": 0.1,
        "momentum": 0.5,
    }
    given = [[np.ones((4, 3)), np.ones((4, 2))]] * 2
    for loss in LOSSES:
        bench = Bench({**settings, "loss": loss})
        batches = Batches([tensors(batch) for batch in given], bench.progress)
        for inputs, targets in [*batches, *batches]:
            torch.autograd.backward([bench.loss_fn(bench.model(inputs), targets)])
            TracedSGD.step(bench.optimizer)
        bench.parameters(), batches.changed(), bench.graphs_alive()
