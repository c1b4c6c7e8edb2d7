"""Torch models, optimizers and losses built from plain data, and a record of what a learner's loop does to them."""

import gc
import importlib
import sys
import types
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch

Batch = tuple[torch.Tensor, torch.Tensor]
MOST_EVENTS, MOST_STEPS = 20, 500
PLAIN, DETACHED, ATTACHED = range(3)


class CompilerOnDemand(types.ModuleType):
    """Stands in for torch._dynamo until something is asked of it that it cannot give.

    torch's optimizers import that module on first use, only to tell a compiler to stay away. It takes a second, and
    in the sandbox it fails for want of a temporary folder. Whatever else needs it gets the real one, as ever.
    """

    __file__ = None

    def graph_break(self) -> None:
        """Do nothing: nothing is compiled here."""

    def disable(self, function: Any = None, *_: Any, **__: Any) -> Any:
        """Return the function as it is: nothing is compiled here."""
        return function

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


if "torch._dynamo" not in sys.modules:
    torch._dynamo = sys.modules["torch._dynamo"] = CompilerOnDemand("torch._dynamo")


class TracedSGD(torch.optim.SGD):
    """torch's SGD, with a trace of its calls and what each step found."""

    def __init__(self, parameters: Iterator[torch.nn.Parameter], lr: float, momentum: float) -> None:
        super().__init__(parameters, lr=lr, momentum=momentum)
        self.trace: list[str] = []
        self.seen: list[list[np.ndarray]] = []

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Clear all gradients, as torch does: to None, or to zeros."""
        self.trace.append("zero_grad")
        super().zero_grad(set_to_none)

    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Move the parameters; note what gradients were there, after the closure where there is one."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        self.trace.append("step")
        if len(self.seen) < MOST_STEPS:
            self.seen.append(self.gradients())
        super().step()
        return loss

    def gradients(self) -> list[np.ndarray]:
        """Return copies of all gradients as they are now, zeros where there is none."""
        return [
            np.zeros(parameter.shape, np.float32) if parameter.grad is None else parameter.grad.numpy().copy()
            for group in self.param_groups
            for parameter in group["params"]
        ]


class SkewedLoss(torch.nn.MSELoss):
    """A squared error that sees its first argument enlarged: exchanging the arguments changes it."""

    def forward(self, predictions: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Return the mean squared error of 1.25 times the predictions."""
        return super().forward(1.25 * predictions, targets)


class PatternDropout(torch.nn.Module):
    """Dropout that always drops the same inputs, so that a further forward pass changes no number."""

    def __init__(self, pattern: np.ndarray) -> None:
        super().__init__()
        self.pattern = torch.from_numpy(pattern).float()

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Return the inputs times the pattern in training, and as they are in evaluation."""
        return inputs * self.pattern if self.training else inputs


class Batches:
    """What `train` is given: it has a length, and each iteration yields all batches anew."""

    def __init__(self, batches: list[Batch]) -> None:
        self._batches = batches
        self._given: list[tuple[Batch, Batch]] = []

    def __len__(self) -> int:
        return len(self._batches)

    def __iter__(self) -> Iterator[Batch]:
        for batch in self._batches:
            given = copied(batch)
            if len(self._given) < MOST_STEPS:
                self._given.append((given, batch))
            yield given

    def changed(self) -> bool:
        """Return whether a batch that was given out holds other numbers now."""
        return any(differ(given, batch) for given, batch in self._given)


class Mark:
    """A hook on the graph of a loss: it notes a backward pass, and lives as long as the graph does."""

    def __init__(self, trace: list[str]) -> None:
        self.trace = trace

    def __call__(self, _gradient: torch.Tensor) -> None:
        """Take note, and leave the gradient as it is."""
        self.trace.append("backward")


def build_model(layers: list[dict[str, Any]]) -> torch.nn.Sequential:
    """Return the float32 model that the plain description says."""
    return torch.nn.Sequential(*(_layer(layer) for layer in layers))


def _layer(layer: dict[str, Any]) -> torch.nn.Module:
    if layer["kind"] == "tanh":
        return torch.nn.Tanh()
    if layer["kind"] == "dropout":
        return PatternDropout(layer["pattern"])
    weight = torch.from_numpy(layer["weight"]).float()
    linear = torch.nn.utils.skip_init(torch.nn.Linear, weight.shape[1], weight.shape[0])  # type: ignore[no-untyped-call]
    with torch.no_grad():
        linear.weight.copy_(weight)
        linear.bias.copy_(torch.from_numpy(layer["bias"]).float())
    return linear


_LOSSES: dict[str, Callable[[], torch.nn.Module]] = {
    "mse": torch.nn.MSELoss,
    "skewed": SkewedLoss,
}


class Bench:
    """One model, optimizer and loss on the bench, with a trace of what happens to them."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.model = build_model(settings["layers"])
        self.optimizer = TracedSGD(self.model.parameters(), settings["lr"], settings["momentum"])
        self.loss_fn = _LOSSES[settings["loss"]]()
        self.trace = self.optimizer.trace
        self.reached = [0 for _ in self.model.parameters()]
        self.losses: list[float] = []
        self.marks: list[weakref.ref] = []
        self.model.register_forward_hook(lambda *_: self.trace.append("forward"))
        self.loss_fn.register_forward_hook(lambda _module, _inputs, loss: self._mark(loss))
        for number, parameter in enumerate(self.model.parameters()):
            parameter.register_post_accumulate_grad_hook(lambda _, number=number: self._reach(number))  # type: ignore[no-untyped-call]

    def _mark(self, loss: torch.Tensor) -> None:
        self.trace.append("loss")
        self.losses.append(loss.item())
        if loss.requires_grad and len(self.marks) < MOST_STEPS:
            mark = Mark(self.trace)
            loss.register_hook(mark)  # type: ignore[no-untyped-call]
            self.marks.append(weakref.ref(mark))

    def _reach(self, number: int) -> None:
        self.reached[number] += 1

    def begin(self) -> None:
        """Forget what was noted, before the next call."""
        self.trace.clear()
        self.losses.clear()
        self.optimizer.seen.clear()
        self.reached = [0 for _ in self.reached]

    def parameters(self) -> list[np.ndarray]:
        """Return copies of all parameters as they are now."""
        return [parameter.detach().numpy().copy() for parameter in self.model.parameters()]

    def told(self) -> str:
        """Return the trace as one line."""
        return " ".join(self.trace[:MOST_EVENTS])

    def graphs_alive(self) -> int:
        """Return how many graphs of losses are still held, the last one not counted."""
        if any(mark() is not None for mark in self.marks[:-1]):
            gc.collect()
        return sum(mark() is not None for mark in self.marks[:-1])


def copied(batch: Batch) -> Batch:
    """Return a batch in new tensors."""
    return batch[0].clone(), batch[1].clone()


def differ(one: Batch, other: Batch) -> bool:
    """Return whether two batches differ in any number."""
    return not (torch.equal(one[0], other[0]) and torch.equal(one[1], other[1]))


def number(value: Any) -> tuple[Any, int]:
    """Return a tensor of one element as a number; and whether it was one, with its graph or without."""
    if type(value) is not torch.Tensor or value.numel() != 1:
        return value, PLAIN
    return float(value.detach()), ATTACHED if value.requires_grad else DETACHED


def tensors(batch: list[np.ndarray]) -> Batch:
    """Return a batch as torch has it, in float32."""
    X, y = batch
    return torch.from_numpy(X).float(), torch.from_numpy(y).float()


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
    given = Batches([tensors(batch) for batch in batches])
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
    for loss in _LOSSES:
        bench = Bench({**settings, "loss": loss})
        inputs, targets = tensors([np.ones((4, 3)), np.ones((4, 2))])
        torch.autograd.backward([bench.loss_fn(bench.model(inputs), targets)])
        TracedSGD.step(bench.optimizer)
