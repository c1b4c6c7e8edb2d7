"""Text of ours that runs beside a learner's code: a formula that it gets as a function, a program that uses its class.

What is run is what a report shows.
"""

import math
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.worker.loading import Loaded
from grader.worker.metering import Meter, MeterRanOut
from grader.worker.wire import Formula

_LIBRARIES = {"np": np, "math": math}


def function_of(formula: Formula) -> Callable[[Any], Any]:
    """Return the function that a formula says."""
    function: Callable[[Any], Any] = eval(compile(formula.text, "<formula>", "eval"), dict(_LIBRARIES))
    return function


def outcome_of(loaded: Loaded, text: str, wanted: list[str], most: int | None = None) -> dict[str, Any]:
    """Run a program with a learner's names in it; return what the `wanted` expressions are afterwards.

    With `most`, the learner's lines are counted: "busiest" is how often that line ran which ran most often, and
    "gradient_writes" how often lines ran that set a `.grad`. When one line has run more than `most` times, the
    program ends: "finished" is False, and what is wanted NaN.
    """
    names = {**_LIBRARIES, **loaded.namespace}
    code = compile(text, "<program>", "exec")
    if most is None:
        exec(code, names)
        return _values(names, wanted)
    meter = Meter(loaded.filename, most)
    finished = True
    sys.settrace(meter)
    try:
        exec(code, names)
    except MeterRanOut:
        finished = False
    finally:
        sys.settrace(None)
    values = _values(names, wanted) if finished else dict.fromkeys(wanted, math.nan)
    cost = {"busiest": meter.busiest(), "gradient_writes": meter.writes_of("grad"), "finished": finished}
    return {**values, **cost}


def _values(names: dict[str, Any], wanted: list[str]) -> dict[str, Any]:
    return {expression: eval(expression, names) for expression in wanted}
