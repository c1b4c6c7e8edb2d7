"""What the commands on one exercise share: how it is named, which one is meant, its verdict."""

from pathlib import Path

import click

from grader.commands.output import OurError
from grader.grading import Graded
from grader.judging import judge_for
from grader.places import Places
from grader.workspace import WorkspaceError, chosen_exercises, read


def one_exercise(name: str) -> str:
    """Return the exercise that is meant. Raises click.UsageError."""
    try:
        return chosen_exercises((name,))[0]
    except WorkspaceError as error:
        raise click.UsageError(str(error)) from error


def graded_exercise(places: Places, folder: Path, exercise: str) -> Graded:
    """Return the verdict of one exercise in `folder`.

    Raises click.UsageError where there is no such file, OurError where it could not be graded.
    """
    found = read(folder, exercise)
    if found.missing:
        raise click.UsageError(
            f"There is no {folder / exercise}.py. `grader reset {exercise}` brings the stub."
        )
    with judge_for(places) as judge:
        _, [graded] = judge.grade(folder.resolve().name, [found])
    if graded.result.status == "error":
        notes = " ".join(graded.result.notes)
        raise OurError(f"{exercise} could not be graded, by a fault of ours: {notes}")
    return graded
