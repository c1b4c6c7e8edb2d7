"""A learner's gradient check, once it is right, beside their own backward pass.

Both files are theirs: they run in one child of the sandbox, each with names of its own. Nothing is graded by it.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import structs

from grader.checks.claims import same
from grader.checks.plan import encode_steps, program
from grader.checks.usable import WrongKind, as_outcome
from grader.findings.result import OBSERVED
from grader.grading import SECONDS_IN_ALL, SECONDS_TO_LOAD, Judge
from grader.record import ExerciseResult, Record
from grader.side_by_side import loaded_aside
from grader.worker.client import WorkerError
from grader.worker.messages import Task
from grader.workspace import Found, needs_torch, read

CHECKED, CHECK = "backprop", "gradient_check"
ABOUT = [f"{CHECKED}.{name}" for name in
         ("scale", "output_layer", "chain_rule", "activation_gradient", "hidden_layer", "bias")]  # fmt: skip
SHAPES = {"W2": (2, 2), "W1": (2, 2), "b2": (2,), "b1": (2,)}
# The loss is linear in each entry as long as no unit turns on or off, so the step may be one that float32 survives.
PROGRAM = """
X = np.array([[1.0, -0.5], [0.5, 2.0], [-1.5, 1.0]])
grad_logits = np.array([[0.5, -1.0], [1.0, 0.25], [-0.75, 1.5]])
params = {"W1": np.array([[1.0, -0.5], [0.75, 1.25]]), "b1": np.array([1.0, -1.75]),
          "W2": np.array([[0.5, -1.5], [2.0, 0.75]]), "b2": np.array([0.125, -0.25])}
logits, cache = forward(params, X)
gradients = backward(params, cache, grad_logits)
def loss(name):
    return lambda value: np.sum(grad_logits * forward({**params, name: value}, X)[0])
numerical = {name: numerical_gradient(loss(name), params[name], 2**-7) for name in params}
"""


def with_own_gradient(record: Record, judge: Judge, folder: Path) -> Record:
    """Return the record, with what the numerical_gradient in `folder` says beside a backward pass that is wrong.

    Where it is not there, not right, or has nothing to say, the record is returned as it is.
    """
    wrong = [one for one in record.exercises if one.headline in ABOUT]
    if not wrong:
        return record
    check = read(folder, CHECK)
    if check.source is None or judge.grade(CHECK, [check])[0].exercises[0].status != "passed":
        return record
    note = _comparison(judge, read(folder, CHECKED), check)
    results = [_noted(one, note) if note and one in wrong else one for one in record.exercises]
    return structs.replace(record, exercises=results)


def _noted(result: ExerciseResult, note: str) -> ExerciseResult:
    return structs.replace(result, notes=[*result.notes, OBSERVED + note])


def _comparison(judge: Judge, checked: Found, check: Found) -> str:
    """Return which gradients agree and which do not, with both; nothing where one of the two files does not run."""
    wanted = {f"{kind}[{name!r}]": np.zeros(shape) for name, shape in SHAPES.items()
              for kind in ("gradients", "numerical")}  # fmt: skip
    with suppress(WorkerError, WrongKind):
        torch = needs_torch(checked) or needs_torch(check)
        [answer] = judge.answers(_task(checked, check, list(wanted)), torch=torch).answers
        if answer.status == "ok":
            return _sentence(as_outcome(answer.value, wanted))
    return ""


def _task(checked: Found, check: Found, wanted: list[str]) -> Task:
    source = f"{checked.source}{loaded_aside(check)}"
    steps = encode_steps([program("backward", PROGRAM, wanted, name="beside each other")])
    return Task(CHECKED, source, ["backward"], steps, [], SECONDS_TO_LOAD, 3.0, SECONDS_IN_ALL)


def _sentence(outcome: dict[str, Any]) -> str:
    """Return what there is to see; nothing where all agree."""
    both = {name: (outcome[f"gradients[{name!r}]"], outcome[f"numerical[{name!r}]"]) for name in SHAPES}
    wrong = [name for name, pair in both.items() if not same(*pair, relative=1e-3, absolute=1e-4)]
    agreeing = ", ".join(name for name in both if name not in wrong)
    agrees = f"agrees with your backward on {agreeing}" if agreeing else "agrees with your backward on none"
    differs = [
        f" On {name} it gives {_numbers(both[name][1])}, your backward {_numbers(both[name][0])}."
        for name in wrong
    ]
    asked = "asked about np.sum(grad_logits * logits) on a small network with your forward"
    return f"your own numerical_gradient, {asked}, {agrees}.{''.join(differs)}" if wrong else ""


def _numbers(array: np.ndarray) -> str:
    return str((np.round(array, 3) + 0.0).tolist())
