"""What the commands on one exercise share: how it is named, which one is meant, its verdict."""

from pathlib import Path

import click

from grader.grading import Graded
from grader.judging import judge_for
from grader.places import Places
from grader.workspace import WorkspaceError, chosen_exercises, read

exercise_argument = click.argument("name", metavar="EXERCISE")
folder_option = click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    help="The folder of exercises; the kit's own by default.",
)


def one_exercise(name: str) -> str:
    """Return the exercise that is meant. Raises click.UsageError."""
    try:
        return chosen_exercises((name,))[0]
    except WorkspaceError as error:
        raise click.UsageError(str(error)) from error


def graded_exercise(places: Places, folder: Path, exercise: str) -> Graded:
    """Return the verdict of one exercise in `folder`."""
    with judge_for(places) as judge:
        _, [graded] = judge.grade(folder.resolve().name, [read(folder, exercise)])
    return graded
