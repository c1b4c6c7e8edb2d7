"""Torch models, optimizers and losses built from plain data, and a record of what a learner's loop does to them."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch

from grader.worker.plain import kind_of, plain

Batch = tuple[torch.Tensor, torch.Tensor]


class PlainSGD(torch.optim.Optimizer):
    """Gradient descent with momentum, the same numbers as `torch.optim.SGD`.

    It does not call `Optimizer.__init__`: that imports torch._dynamo, which costs another second.
    """

    def __init__(self, parameters: Iterator[torch.nn.Parameter], lr: float, momentum: float) -> None:
        self.defaults = {"lr": lr, "momentum": momentum}
        self.state: Any = defaultdict(dict)
        self.param_groups: Any = [{"params": list(parameters), "lr": lr, "momentum": momentum}]
        self.trace: list[str] = []
        self.gradients_at_step: list[list[Any]] = []

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Clear all gradients, as torch does: to None, or to zeros."""
        self.trace.append("zero_grad")
        for parameter in self._parameters():
            if set_to_none:
                parameter.grad = None
            elif parameter.grad is not None:
                parameter.grad.zero_()

    @torch.no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """v <- momentum v + g, parameter <- parameter - lr v; a parameter without gradient is left alone."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        self.trace.append("step")
        gradients = [parameter.grad for parameter in self._parameters()]
        self.gradients_at_step.append([None if g is None else g.numpy().copy() for g in gradients])
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    self._update(parameter, group["lr"], group["momentum"])
        return loss

    def _update(self, parameter: torch.Tensor, lr: float, momentum: float) -> None:
        direction = parameter.grad
        if momentum:
            velocity = self.state[parameter].get("momentum_buffer")
            velocity = direction.clone() if velocity is None else velocity.mul_(momentum).add_(direction)
            self.state[parameter]["momentum_buffer"] = velocity
            direction = velocity
        parameter.sub_(lr * direction)

    def _parameters(self) -> list[torch.Tensor]:
        return [parameter for group in self.param_groups for parameter in group["params"]]


class SkewedLoss(torch.nn.Module):
    """A squared error with a pull on its first argument: swapping the arguments changes the gradient."""

    def forward(self, predictions: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Return mean((predictions - targets)²) + mean(predictions²) / 4."""
        return ((predictions - targets) ** 2).mean() + (predictions**2).mean() / 4


class Batches:
    """What `train` is given: it has a length, and each iteration yields all batches anew."""

    def __init__(self, batches: list[Batch]) -> None:
        self._batches = batches
        self.iterations = 0

    def __len__(self) -> int:
        return len(self._batches)

    def __iter__(self) -> Iterator[Batch]:
        self.iterations += 1
        return iter([(X.clone(), y.clone()) for X, y in self._batches])


def build_model(layers: list[dict[str, Any]]) -> torch.nn.Sequential:
    """Return the float32 model that the plain description says."""
    return torch.nn.Sequential(*(_layer(layer) for layer in layers))


def _layer(layer: dict[str, Any]) -> torch.nn.Module:
    if layer["kind"] == "tanh":
        return torch.nn.Tanh()
    if layer["kind"] == "dropout":
        return torch.nn.Dropout(layer["p"])
    weight = torch.from_numpy(layer["weight"]).float()
    linear = torch.nn.utils.skip_init(torch.nn.Linear, weight.shape[1], weight.shape[0])
    with torch.no_grad():
        linear.weight.copy_(weight)
        linear.bias.copy_(torch.from_numpy(layer["bias"]).float())
    return linear


_LOSSES: dict[str, Callable[[], torch.nn.Module]] = {
    "mse": torch.nn.MSELoss,
    "cross_entropy": torch.nn.CrossEntropyLoss,
    "skewed": SkewedLoss,
}


class Bench:
    """One model, optimizer and loss on the bench, with a trace of what happens to them."""

    def __init__(self, settings: dict[str, Any]) -> None:
        torch.manual_seed(0)
        self.model = build_model(settings["layers"])
        self.optimizer = PlainSGD(self.model.parameters(), settings["lr"], settings["momentum"])
        self.loss_fn = _LOSSES[settings["loss"]]()
        self.trace = self.optimizer.trace
        self.model.register_forward_hook(lambda *_: self.trace.append("forward"))
        self.loss_fn.register_forward_hook(lambda *_: self.trace.append("loss"))
        list(self.model.parameters())[-1].register_post_accumulate_grad_hook(
            lambda _: self.trace.append("backward")
        )

    def parameters(self) -> list[np.ndarray]:
        """Return copies of all parameters as they are now."""
        return [parameter.detach().numpy().copy() for parameter in self.model.parameters()]


def tensors(batch: list[np.ndarray]) -> Batch:
    """Return a batch as torch has it: float32 inputs; targets float32, or int64 for class indices."""
    X, y = batch
    targets = torch.from_numpy(y)
    return torch.from_numpy(X).float(), targets if y.dtype.kind == "i" else targets.float()


def steps(
    function: Callable[..., Any], settings: dict[str, Any], batches: list[list[np.ndarray]]
) -> tuple[dict[str, Any], Exception | None]:
    """Call a learner's `train_step` on one batch after another, from clean gradients.

    Returns the record of each step and, where one raised, the exception: the record then ends with that step.
    """
    bench = Bench(settings)
    record: dict[str, Any] = {"parameters": [], "returned": [], "kinds": [], "traces": [], "inputs_changed": False}
    error = None
    for batch in batches:
        X, y = tensors(batch)
        before = X.clone(), y.clone()
        bench.trace.clear()
        try:
            returned = function(bench.model, bench.optimizer, bench.loss_fn, X, y)
        except Exception as raised:
            returned, error = None, raised
        record["returned"].append(plain(returned))
        record["kinds"].append("a float" if isinstance(returned, float) else kind_of(returned))
        record["parameters"].append(bench.parameters())
        record["traces"].append(bench.trace[:50])
        record["inputs_changed"] |= not (torch.equal(X, before[0]) and torch.equal(y, before[1]))
        if error is not None:
            break
    record["gradients_at_step"] = bench.optimizer.gradients_at_step[:50]
    return record, error


def train(
    function: Callable[..., Any], settings: dict[str, Any], batches: list[list[np.ndarray]], epochs: int
) -> tuple[dict[str, Any], Exception | None]:
    """Call a learner's `train`; return its losses, the parameters afterwards, the trace, and what it raised."""
    bench = Bench(settings)
    given = Batches([tensors(batch) for batch in batches])
    losses, error = None, None
    try:
        losses = function(bench.model, bench.optimizer, bench.loss_fn, given, epochs)
    except Exception as raised:
        error = raised
    record = {
        "losses": plain(losses),
        "parameters": bench.parameters(),
        "trace": bench.trace[:500],
        "iterations": given.iterations,
    }
    return record, error


def warm_up() -> None:
    """Run each kind of thing once, so that no child pays for a first time."""
    settings = {
        "layers": [
            {"kind": "linear", "weight": np.ones((2, 3)), "bias": np.ones(2)},
            {"kind": "tanh"},
            {"kind": "dropout", "p": 0.5},
        ],
        "lr": 0.1,
        "momentum": 0.5,
    }
    for loss, y in (("mse", np.ones((4, 2))), ("skewed", np.ones((4, 2))), ("cross_entropy", np.zeros(4, int))):
        bench = Bench({**settings, "loss": loss})
        inputs, targets = tensors([np.ones((4, 3)), y])
        torch.autograd.backward([bench.loss_fn(bench.model(inputs), targets)])
        bench.optimizer.step()
