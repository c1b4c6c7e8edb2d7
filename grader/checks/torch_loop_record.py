"""The record of a PyTorch loop: what of it tells mistakes apart, and what of it a report shows."""

from typing import Any

import numpy as np

from grader.checks.plan import Call
from grader.checks.torch_loop_plan import ON_A_LINE
from grader.worker.wire import Opaque

TENSOR, ATTACHED = 1, 2


def features(call: Call, value: Any) -> Any:
    """Return what tells mistakes apart: the numbers, and where nothing moved, why. How it is written is left out."""
    try:
        kept = {name: value[name] for name in ("parameters", "tensors", "inputs_changed")}
        kept["alive"] = value["graphs_alive"] > 0
        if call.function == "train":
            seen = [gradient for gradients in value["gradients"] for gradient in gradients]
            extra = max(value["reached"]) > value["steps"]
            why = _why("step" * (value["steps"] > 0), seen, [1 + extra] if any(value["reached"]) else [])
            return {**kept, "losses": value["losses"], "count": value["count"], "why": why}
        ways = zip(value["traces"], value["gradients"], value["reached"], strict=True)
        return {**kept, "returned": value["returned"], "why": [_why(told(one), *rest) for one, *rest in ways]}
    except (KeyError, TypeError, ValueError):
        return "another record than ours"


def told(trace: Any) -> str:
    """Return a trace's text."""
    return trace.description if isinstance(trace, Opaque) else ""


def _why(trace: str, gradients: list[Any], reached: list[int]) -> str:
    if "step" not in trace:
        return "no step"
    if any(np.any(gradient) for gradient in gradients):
        return "found twice" if max(reached, default=0) > 1 else "found"
    if not any(reached):
        return "cut" if "backward" in trace else "none"
    return "late" if trace.find("step") < trace.find("backward") else "cleared"


def display(call: Call, value: Any) -> dict[str, Any]:
    """Return what a report shows of a record: the losses, and how the parameters moved.

    Where the learning rate is 0 they do not, and the gradients that each step found take their place.
    """
    inputs = {"X and y": "changed" if value["inputs_changed"] else "as they were"}
    graphs = {"graphs of earlier steps in memory": value["graphs_alive"]}
    if call.name == ON_A_LINE:
        runs = zip("wb", zip(*value["parameters"], strict=True), strict=True)
        path = {f"{name} after each step": [float(one.item()) for one in steps] for name, steps in runs}
        return {**inputs, **path, "loss": _as_returned(value["returned"], value["tensors"]), **graphs}
    if call.function == "train":
        kinds = [value["tensors"]] * len(value["losses"])
        losses = {"number of losses": f"{value['count']:g}", "losses": _as_returned(value["losses"], kinds)}
        last = value["parameters"]
    else:
        losses = {"loss": _as_returned(value["returned"], value["tensors"])}
        last = value["parameters"][-1]
    moves = call.args[0]["lr"] > 0
    path = _named("{} at the end", last) if moves else _gradients(value["gradients"])
    return {**inputs, **losses, **path, **graphs}


def _gradients(steps: list[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for t, arrays in enumerate(steps, start=1):
        found |= _named(f"gradient of {{}} at step {t}", arrays)
    return found


def _named(text: str, arrays: list[Any]) -> dict[str, Any]:
    """Return the parameters of one or two linear layers, or their gradients, by name."""
    names = ("w", "b") if len(arrays) == 2 else ("w1", "b1", "w2", "b2")
    return {text.format(name): one for name, one in zip(names, arrays, strict=True)}


def _as_returned(losses: list[float], kinds: list[float]) -> list[Any]:
    """Return losses as they came: a tensor looks like one."""
    ends = {TENSOR: ")", ATTACHED: ", with its graph)"}
    return [
        f"tensor({loss:.4g}{ends[int(kind)]}" if kind in ends else loss
        for loss, kind in zip(losses, kinds, strict=True)
    ]
