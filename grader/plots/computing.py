"""From a recipe to its numbers: one child of the sandbox runs the programs, and values come back over the wire."""

from dataclasses import dataclass
from typing import Any

from grader.checks.plan import Call, encode_steps
from grader.checks.usable import WrongKind
from grader.curriculum.catalogue import exercises
from grader.grading import SECONDS_IN_ALL, SECONDS_TO_LOAD, Judge
from grader.key.keyring import NoKey
from grader.plots.credit import Credit
from grader.plots.numbers import backprop
from grader.plots.numbers.recipe import Recipe
from grader.plots.sources import LeftOut, Part, Sources
from grader.side_by_side import loaded_aside
from grader.worker.client import WorkerError
from grader.worker.messages import Answer, Task

SECONDS_PER_CALL = 10.0


@dataclass(frozen=True)
class Computed:
    """The numbers of a picture, and by whose code they are."""

    numbers: Any
    credit: Credit


def computed(recipe: Recipe, sources: Sources, judge: Judge) -> Computed:
    """Return a picture's numbers. Raises LeftOut."""
    parts = sources.parts(recipe.uses)
    try:
        return Computed(recipe.read(_values(parts, recipe.calls, judge)), _credit(parts))
    except (WrongKind, WorkerError):
        parts = sources.references(parts)
    try:
        return Computed(recipe.read(_values(parts, recipe.calls, judge)), _credit(parts))
    except (WrongKind, WorkerError) as error:
        raise LeftOut(f"The references gave no numbers for it, by a fault of ours: {error}") from error


def compared(sources: Sources, judge: Judge) -> Computed:
    """Return the learner's gradients beside those of the answer key, or the key's alone. Raises LeftOut."""
    if judge.keyring.private:
        raise LeftOut("A class's private key is in use, and its right gradients are not shown.")
    try:
        expected = judge.keyring.key("backprop").expected
    except NoKey as error:
        raise LeftOut(str(error)) from error
    own = sources.own("backprop")
    reason = sources.why_not_own("backprop")
    if own is not None:
        try:
            last = _answers([Part("backprop", own)], backprop.CALLS, judge)[-1]
            return Computed(backprop.beside(expected, last), Credit(("backprop",)))
        except (WrongKind, WorkerError):
            reason = "not giving any gradients yet"
    if not sources.has_references:
        raise LeftOut(f"It is drawn from your own code: backprop is {reason}.")
    return Computed(backprop.right_alone(expected), Credit((), (("backprop", reason),)))


def _credit(parts: list[Part]) -> Credit:
    own = tuple(part.exercise for part in parts if not part.because)
    return Credit(own, tuple((part.exercise, part.because) for part in parts if part.because))


def _values(parts: list[Part], calls: tuple[Call, ...], judge: Judge) -> list[Any]:
    answers = _answers(parts, calls, judge)
    if any(answer.status != "ok" for answer in answers):
        raise WrongKind(f"A call of {parts[0].exercise} gave no result.")
    return [answer.value for answer in answers]


def _answers(parts: list[Part], calls: tuple[Call, ...], judge: Judge) -> list[Answer]:
    """Return the answers to these calls, each file with names of its own. Raises WrongKind, WorkerError."""
    functions = [function for part in parts for function in exercises()[part.exercise].functions]
    source = "".join(loaded_aside(part.program) for part in parts)
    task = Task(
        parts[0].exercise, source, functions, encode_steps(list(calls)), [],
        SECONDS_TO_LOAD, SECONDS_PER_CALL, SECONDS_IN_ALL,
    )  # fmt: skip
    answers = judge.answers(task, torch=any(part.torch for part in parts))
    if answers.load != "ok":
        raise WrongKind(f"A file of {', '.join(part.exercise for part in parts)} could not be loaded.")
    return answers.answers
