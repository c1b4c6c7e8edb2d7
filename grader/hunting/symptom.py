"""The symptom: what a hunt's driver shows, of the program with the mistake and of the healthy one.

Both run in the worker, as any submission does.
"""

from dataclasses import dataclass

import numpy as np

from grader.checks.plan import encode_steps, program
from grader.checks.problems import problem_of_answer, problem_of_loading
from grader.curriculum.catalogue import exercises
from grader.findings.printable import printable
from grader.grading import SECONDS_IN_ALL, SECONDS_TO_LOAD, Judge
from grader.hunting.catalogue import Hunt
from grader.worker.client import WorkerError
from grader.worker.messages import Task

LONGEST_CURVE = 200
Shown = dict[str, tuple[float, ...]]


class NoSymptom(Exception):
    """A program did not run to the end of the driver. The message is a sentence that says why."""


@dataclass(frozen=True)
class Symptom:
    """What the driver showed of both programs, by the names in the hunt's `shows`."""

    broken: Shown
    healthy: Shown


def shown_by(judge: Judge, hunt: Hunt, source: str, seed: int) -> Shown:
    """Return what the driver shows of a program. Raises NoSymptom."""
    exercise = exercises()[hunt.exercise]
    functions = list(exercise.functions)
    driven = program(functions[0], f"seed = {seed}\n{hunt.driver}", list(hunt.shows), name="symptom")
    task = Task(exercise.name, source, functions, encode_steps([driven]), [],
                SECONDS_TO_LOAD, SECONDS_IN_ALL, SECONDS_IN_ALL, list(exercise.classes))  # fmt: skip
    try:
        answers = judge.answers(task, torch=exercise.torch)
    except WorkerError as error:
        raise NoSymptom(f"{error}") from error
    if answers.load != "ok" or not answers.answers:
        raise NoSymptom(printable(problem_of_loading(exercise, answers).sentence))
    [answer] = answers.answers
    problem = problem_of_answer(exercise, driven, answer, answers.absent, SECONDS_IN_ALL)
    if problem is not None:
        raise NoSymptom(printable(problem.sentence))
    return _numbers(hunt, answer.value)


def visible(hunt: Hunt, symptom: Symptom) -> bool:
    """Return whether the two programs differ by more than the hunt's margin."""
    return distance(symptom) > hunt.margin


def distance(symptom: Symptom) -> float:
    """Return by how much the programs differ where they do most: a share of the larger number.

    Infinite where one of them has NaN or infinity, or another count of numbers, and the other has not.
    """
    return max(_apart(symptom.broken[name], symptom.healthy[name]) for name in symptom.healthy)


def _apart(ones: tuple[float, ...], others: tuple[float, ...]) -> float:
    one, other = np.array(ones), np.array(others)
    if one.shape != other.shape or (np.isfinite(one) != np.isfinite(other)).any():
        return float("inf")
    finite = np.isfinite(one)
    largest = max(np.abs(one[finite]).max(initial=0.0), np.abs(other[finite]).max(initial=0.0))
    return float(np.abs(one - other)[finite].max(initial=0.0) / largest) if largest else 0.0


def _numbers(hunt: Hunt, value: object) -> Shown:
    """Return each thing shown as numbers; raises NoSymptom for what is none."""
    shown = {}
    for name in hunt.shows:
        try:
            numbers = np.atleast_1d(np.asarray(value[name] if isinstance(value, dict) else None, dtype=float))
        except (TypeError, ValueError, KeyError) as error:
            raise NoSymptom(f"{hunt.shows[name]} is no number.") from error
        if numbers.ndim > 1 or not 1 <= numbers.size <= LONGEST_CURVE:
            raise NoSymptom(f"{hunt.shows[name]} is no list of numbers.")
        shown[name] = tuple(float(number) for number in numbers)
    return shown
