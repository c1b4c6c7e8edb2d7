"""`grader reset`: the stub again; what was there is kept."""

import os
import shutil
from datetime import datetime
from pathlib import Path

import click

from grader.commands.options import exercise_argument, folder_option
from grader.commands.output import OurError, say
from grader.commands.recording import Tell, record_work
from grader.commands.single import one_exercise
from grader.history import Reset
from grader.judging import keyring_of
from grader.key.keyring import NoKey
from grader.laying import write_whole
from grader.places import Places, find_places
from grader.progress import Progress


@click.command("reset")
@exercise_argument
@folder_option
def command(name: str, folder: Path | None) -> None:
    """Bring back the stub of an exercise. Your file, or notebook, is kept aside, under .progress/kept."""
    places = find_places()
    say(bring_back(places, folder or places.exercises, one_exercise(name)))


def bring_back(places: Places, folder: Path, exercise: str, tell: Tell = say) -> str:
    """Put the stub of an exercise into the folder, keep aside what was there, and return what to say about it.

    Raises OurError where the stub is not part of this copy, click.ClickException where it cannot be written.
    """
    try:
        stub = keyring_of(places).stub(exercise)
    except NoKey as error:
        raise OurError(str(error)) from error
    target, notebook, aside = (
        folder / f"{exercise}.py",
        folder / f"{exercise}.ipynb",
        places.progress / "kept",
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = [] if _is_untouched(target, stub) else _keep(target, aside)
        write_whole(target, stub)
        kept += _keep(notebook, aside)
        notebook.unlink(missing_ok=True)  # it would be graded in the stub's place
    except OSError as error:
        raise click.ClickException(f"{target} cannot be replaced: {error.strerror}.") from error
    Progress(places.progress).forget_hints(exercise)
    record_work(places, folder, lambda inside: Reset(exercise=exercise, folder=inside), tell)
    names = " and ".join(map(str, kept))
    return f"{target} is the stub again." + (f" What was there is kept as {names}." if kept else "")


def _is_untouched(target: Path, stub: str) -> bool:
    return target.is_file() and not target.is_symlink() and target.read_bytes() == stub.encode()


def _keep(target: Path, folder: Path) -> list[Path]:
    """Copy a file aside; move a folder or a link. Return where it is now, nothing where there was nothing."""
    if not os.path.lexists(target):
        return []
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{target.stem}-{datetime.now():%Y%m%d-%H%M%S-%f}{target.suffix}"
    if target.is_file() and not target.is_symlink():
        shutil.copy2(target, kept)
    else:
        shutil.move(target, kept)
    return [kept]
