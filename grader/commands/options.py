"""Options and arguments that several commands take."""

from pathlib import Path

import click

from grader.places import Places
from grader.workspace import NO_FOLDER


def _named(context: click.Context, parameter: click.Parameter, name: str | None) -> str:
    """Return the exercise that was named. Raises click.UsageError where none was."""
    if name is None:
        raise click.UsageError(
            f"Which exercise? For instance: `grader {context.info_name} softmax`. `grader list` shows all.",
        )
    return name


exercise_argument = click.argument("name", metavar="EXERCISE", required=False, callback=_named)
folder_option = click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    help="The folder of exercises; the kit's own by default.",
)


def elsewhere(places: Places, folder: Path) -> Path | None:
    """Return the folder of exercises where it has to be named with --dir; None for the kit's own."""
    return None if folder.resolve() == places.exercises.resolve() else folder


def no_folder(places: Places, folder: Path) -> click.UsageError:
    """Return the error where there are no exercises, with a way to have some."""
    if elsewhere(places, folder) is None:
        return click.UsageError(
            f"The folder {folder} is gone. `grader reset mse` makes it again, with that stub."
        )
    return click.UsageError(NO_FOLDER.format(folder=folder))
