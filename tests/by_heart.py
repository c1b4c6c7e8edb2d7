"""A submission that knows the answers to all public calls by heart, and nothing else.

It is right where the inputs are those of the learners' key, byte for byte, and answers all others as `otherwise` does.
"""

import numpy as np

from grader.checks.graders import grader_of
from grader.checks.plan import Call, Formula, Kept, Rng
from grader.curriculum.catalogue import exercises
from grader.key.keyring import LEARNERS_SEED

_SAME_INPUTS = """
import hashlib
import numpy as np

def _bytes(value):
    if hasattr(value, "detach"):
        value = value.detach().numpy()
    if isinstance(value, np.ndarray):
        return str(value.shape).encode() + value.astype(np.float64).tobytes()
    if isinstance(value, (bool, int, float, np.number)):
        return repr(float(value)).encode()
    if isinstance(value, dict):
        return b"".join(_bytes(value[name]) for name in sorted(value))
    if isinstance(value, (list, tuple)):
        return b"".join(map(_bytes, value))
    return b""

def known(function, arguments, left_out=()):
    told = [one for number, one in enumerate(arguments) if number not in left_out]
    return function + hashlib.sha256(b"|".join(map(_bytes, told))).hexdigest()
"""
_OF_TORCH = {"train_step": "arguments[3:]", "train": "tuple(arguments[0].parameters())"}
_OF_GRAPHS = """
Value = RIGHT["Value"]

def backward(self):
    inputs = known("Value", (self.data,))
    (RIGHT_BACKWARD if inputs in PUBLIC else OTHERWISE["Value"].backward)(self)

RIGHT_BACKWARD, Value.backward = Value.backward, backward
"""


def by_heart(exercise: str, right: str, otherwise: str) -> str:
    """Return the program: as `right` on public calls, as `otherwise` on all others."""
    calls = grader_of(exercise).calls(LEARNERS_SEED)
    lines = [
        _SAME_INPUTS,
        "RIGHT, OTHERWISE = {}, {}",
        f"exec({right!r}, RIGHT)",
        f"exec({otherwise!r}, OTHERWISE)",
    ]
    if exercises()[exercise].classes:
        return "\n".join([*lines, f"PUBLIC = {public_graphs(calls, right)!r}", _OF_GRAPHS])
    lines.append(f"PUBLIC = {public(calls)!r}")
    for function in exercises()[exercise].functions:
        told = "arguments" if exercise != "torch_loop" else _OF_TORCH[function]
        left_out = sorted(_left_out(calls, function))
        lines += [
            f"def {function}(*arguments):",
            f"    inputs = known({function!r}, {told}, {left_out})",
            f"    return (RIGHT if inputs in PUBLIC else OTHERWISE)[{function!r}](*arguments)",
        ]
    return "\n".join(lines)


def public(calls: list[Call]) -> set[str]:
    """Return a hash for the inputs of each call."""
    tools: dict = {}
    exec(_SAME_INPUTS, tools)
    found = set()
    for call in calls:
        if call.verb == "torch_steps":
            found |= {tools["known"](call.function, batch) for batch in call.args[1]}
        elif call.verb == "torch_train":
            found.add(tools["known"](call.function, _parameters(call)))
        else:
            found.add(tools["known"](call.function, call.args, _left_out(calls, call.function)))
    return found


def public_graphs(calls: list[Call], right: str) -> set[str]:
    """Return a hash for what each program's graph ends in."""
    tools: dict = {}
    exec(_SAME_INPUTS, tools)
    names: dict = {}
    exec(right, names)
    found = set()
    names["Value"].backward = lambda end: found.add(tools["known"]("Value", (end.data,)))
    for call in calls:
        exec(call.args[0], names)
    return found


def _parameters(call: Call) -> list[np.ndarray]:
    linear = [layer for layer in call.args[0]["layers"] if layer["kind"] == "linear"]
    return [layer[name] for layer in linear for name in ("weight", "bias")]


def _left_out(calls: list[Call], function: str) -> set[int]:
    """Return the arguments that are no plain data: what an earlier call gave, functions, and random generators."""
    of_it = [call for call in calls if call.function == function]
    return {i for call in of_it for i, one in enumerate(call.args) if isinstance(one, (Formula, Kept, Rng))}
