"""A call as a learner could type it, with the numbers that went in."""

from typing import Any

import numpy as np

from grader.checks.plan import Call
from grader.curriculum.catalogue import Exercise
from grader.findings.values import WIDTH, shown
from grader.worker.wire import Kept, Rng


def call_text(call: Call, calls: dict[str, Call], exercise: Exercise) -> str:
    """Return a call on one line where it fits; else its arguments below it, by name.

    Where it takes what an earlier call gave, that call comes first.
    """
    if call.shown is not None:
        return call.shown
    if call.verb == "program":
        return str(call.args[0])
    texts = [shown(argument) for argument in call.args]
    inline = f"{call.function}({', '.join(texts)})"
    if len(inline) <= WIDTH and "\n" not in inline and not any(map(_is_name, call.args)):
        return inline
    if len(texts) == 1 and not isinstance(call.args[0], dict):
        return _indented(f"{call.function}(", texts[0] + ")")
    lines = []
    arguments: dict[str, Any] = {}
    for earlier in _sources(call, calls):
        lines.append(f"{', '.join(_results(earlier, exercise))} = {_signature(earlier, exercise)}")
        arguments |= _by_name(earlier, exercise)
    lines.append(_signature(call, exercise))
    arguments |= _by_name(call, exercise)
    return "\n".join([*lines, *_scaled(call, calls, exercise), *_definitions(arguments)])


def parameter_names(call: Call, exercise: Exercise) -> list[str]:
    """Return the names of the parameters that this call gives."""
    names = exercise.functions[call.function].split(",")
    return [name.split("=")[0].strip() for name in names][: len(call.args)]


def _signature(call: Call, exercise: Exercise) -> str:
    return f"{call.function}({', '.join(parameter_names(call, exercise))})"


def _by_name(call: Call, exercise: Exercise) -> dict[str, Any]:
    return dict(zip(parameter_names(call, exercise), call.args, strict=False))


def _results(call: Call, exercise: Exercise) -> list[str]:
    return exercise.results.get(call.function, ["result"])


def _scaled(call: Call, calls: dict[str, Call], exercise: Exercise) -> list[str]:
    """Return how the arguments that are a multiple of an earlier result come from it."""
    names = zip(parameter_names(call, exercise), call.args, strict=False)
    return [
        f"  {name} = {value.times:g} * {_results(calls[value.step], exercise)[value.index or 0]}"
        for name, value in names
        if isinstance(value, Kept) and value.times is not None
    ]


def _is_name(value: Any) -> bool:
    return isinstance(value, (Kept, Rng, dict))


def _sources(call: Call, calls: dict[str, Call]) -> list[Call]:
    return [calls[argument.step] for argument in call.args if isinstance(argument, Kept)]


def _definitions(arguments: dict[str, Any]) -> list[str]:
    lines = []
    for name, value in arguments.items():
        if isinstance(value, dict):
            lines += _definitions(value)
        elif isinstance(value, Rng):
            lines.append(f"  {name} = np.random.default_rng({value.seed})")
        elif not isinstance(value, Kept):
            lines.append(_indented(f"  {name} = ", _short(value)))
    return lines


def _short(value: Any) -> str:
    """Return a value, or only the shape of an array that would fill the screen."""
    text = shown(value)
    if isinstance(value, np.ndarray) and text.count("\n") > 6:
        return f"array of shape {value.shape}"
    return text


def _indented(first: str, text: str) -> str:
    return first + text.replace("\n", "\n" + " " * len(first))
