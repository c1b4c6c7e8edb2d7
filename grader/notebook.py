"""`check("softmax")` in a notebook: the same report as in a terminal, about the function in the notebook's cells.

The code is graded as it was last run here, in a process of its own that stays warm while the notebook's kernel lives.
"""

import atexit
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Any

import click

from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.judging import learners_judge
from grader.key.keyring import Keyring
from grader.notebooks import Cell, found_in_cells
from grader.notebooks.telling import LAST_COUNTS
from grader.places import find_places
from grader.record import ExerciseResult
from grader.report.hidden import without_inputs
from grader.report.html import result_html
from grader.report.terminal import exercise_text
from grader.workspace import Found, WorkspaceError, chosen_exercises

_OUR_FAULT = "it could not be graded, by a fault of the grader's own, not of yours."


class CheckError(RuntimeError):
    """There is no verdict, and that is not the student's fault. The message says what to do."""

    def _render_traceback_(self) -> list[str]:
        """Return what IPython shows in place of a traceback through this program."""
        return [str(self)]


def check(exercise: str, points: float | None = None) -> float:
    """Show the report on an exercise in this notebook; return its score, as nbgrader wants it.

    The score is the number of concepts that passed; with `points`, the same share of those. Raises CheckError
    where this is no notebook, where there is no such exercise, and for a fault of the grader's own.
    """
    try:
        [name] = chosen_exercises((exercise,))
    except WorkspaceError as error:
        raise CheckError(str(error)) from None
    inputs = _inputs()
    try:
        result = _graded(found_in_session(name, inputs))
    except Exception as error:
        raise CheckError(f"{name}: {_OUR_FAULT} ({type(error).__name__}: {error})") from error
    _show(result)
    if result.status == "error":
        raise CheckError(f"{name}: {_OUR_FAULT}")
    return in_points(result, result.max_score if points is None else points)


def in_points(result: ExerciseResult, points: float) -> float:
    """Return the share of `points` that a result earns, never more than all: a plain float, as nbgrader wants it."""
    share = result.score / result.max_score if result.max_score else 0.0
    return float(min(points, share * points))


def found_in_session(exercise: str, inputs: list[str]) -> Found:
    """Return an exercise's program in what was run in a session, oldest first."""
    found = found_in_cells([Cell(source) for source in inputs], exercise)
    if found.missing:
        functions = " or ".join(exercises()[exercise].functions)
        return Found(
            exercise, problem=f"No cell that was run defines {functions}. Run the cell of your answer first."
        )
    return replace(found, notes=tuple(note for note in found.notes if not note.endswith(LAST_COUNTS)))


def _inputs() -> list[str]:
    """Return the cells that were run in this notebook, as they were typed. Raises CheckError outside one."""
    shell: Any = None
    with suppress(ModuleNotFoundError):
        from IPython import get_ipython

        shell = get_ipython()
    if shell is None:
        raise CheckError(
            "check() looks at the cells of a notebook: call it in Jupyter. In a terminal it is `grader grade`."
        )
    return list(shell.history_manager.input_hist_raw)[1:]


def _graded(found: Found) -> ExerciseResult:
    judge = _judge()
    record, _ = judge.grade("notebook", [found])
    return (without_inputs(record) if judge.keyring.private else record).exercises[0]


@cache
def _judge() -> Judge:
    places = find_places()
    keyring = Keyring(places.keys, places.solutions, print)  # a word on standard error would cost the score
    judge = learners_judge(places, keyring=keyring)
    atexit.register(judge.__exit__)
    return judge


def _show(result: ExerciseResult) -> None:
    from IPython import display

    text = click.unstyle(exercise_text(result)).rstrip()
    show: Any = display.display
    show({"text/html": result_html(result), "text/plain": text}, raw=True)
