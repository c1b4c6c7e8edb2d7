"""A bench: a model, an optimizer and a loss, each with a watch on what happens to it."""

import gc
import importlib
import sys
import types
import weakref
from collections.abc import Callable, Iterator
from typing import Any, cast

import numpy as np
import torch

from grader.worker.torch_parts import LOSSES, MOST_STEPS, build_model

MOST_EVENTS = 20


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
    """torch's SGD, short, for it is called often; with a trace of its calls and what each step found."""

    def __init__(self, parameters: Iterator[torch.nn.Parameter], lr: float, momentum: float) -> None:
        super().__init__(parameters, lr=lr, momentum=momentum)
        self.trace: list[str] = []
        self.seen: list[list[np.ndarray]] = []

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Clear all gradients, as torch does: to None, or to zeros."""
        self.trace.append("zero_grad")
        for group in self.param_groups:
            for parameter in group["params"]:
                if set_to_none or parameter.grad is None:
                    parameter.grad = None
                else:
                    parameter.grad.detach_().zero_()

    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Move the parameters; note what gradients were there, after the closure where there is one."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        self.trace.append("step")
        if len(self.seen) < MOST_STEPS:
            self.seen.append(self.gradients())
        with torch.no_grad():
            for group in self.param_groups:
                for parameter in group["params"]:
                    if parameter.grad is not None:
                        parameter.add_(self._direction(parameter, group), alpha=-group["lr"])
        return loss

    def _direction(self, parameter: torch.nn.Parameter, group: dict[str, Any]) -> torch.Tensor:
        gradient = cast(torch.Tensor, parameter.grad)
        if group["weight_decay"]:
            gradient = gradient.add(parameter, alpha=group["weight_decay"])
        if not group["momentum"]:
            return gradient
        kept = self.state[parameter]
        if kept.get("momentum_buffer") is None:
            kept["momentum_buffer"] = gradient.clone()
        else:
            kept["momentum_buffer"].mul_(group["momentum"]).add_(gradient)
        return cast(torch.Tensor, kept["momentum_buffer"])

    def gradients(self) -> list[np.ndarray]:
        """Return copies of all gradients as they are now, zeros where there is none."""
        return [
            np.zeros(parameter.shape, np.float32) if parameter.grad is None else parameter.grad.numpy().copy()
            for group in self.param_groups
            for parameter in group["params"]
        ]


class Mark:
    """A hook on the graph of a loss: it notes a backward pass, and lives as long as the graph does."""

    def __init__(self, trace: list[str]) -> None:
        self.trace = trace

    def __call__(self, _gradient: torch.Tensor) -> None:
        """Take note, and leave the gradient as it is."""
        self.trace.append("backward")


class Bench:
    """One model, optimizer and loss on the bench, with a trace of what happens to them."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.model = build_model(settings["layers"])
        self.optimizer = TracedSGD(self.model.parameters(), settings["lr"], settings["momentum"])
        self.loss_fn = LOSSES[settings["loss"]]()
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

    def progress(self) -> int:
        """Return a number that grows with each step, and with each backward pass that reached a parameter."""
        return len(self.optimizer.seen) + sum(self.reached)

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
