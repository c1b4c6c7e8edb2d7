"""`grader reset`: the stub again; what was there is kept."""

import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import click

from grader.commands.output import OurError, say
from grader.commands.single import exercise_argument, folder_option, one_exercise
from grader.judging import keyring_of
from grader.key.keyring import NoKey
from grader.places import find_places
from grader.progress import Progress


@click.command("reset")
@exercise_argument
@folder_option
def command(name: str, folder: Path | None) -> None:
    """Bring back the stub of an exercise. Your file is kept aside, under .progress/kept."""
    places = find_places()
    exercise = one_exercise(name)
    try:
        stub = keyring_of(places).stub(exercise)
    except NoKey as error:
        raise OurError(str(error)) from error
    target = (folder or places.exercises) / f"{exercise}.py"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False, encoding="utf-8") as new:
            new.write(stub)
        Path(new.name).chmod(0o644)
        kept = _keep(target, places.progress / "kept")
        os.replace(new.name, target)
    except OSError as error:
        raise click.ClickException(
            f"{target} cannot be replaced: {error.strerror}. Nothing was changed."
        ) from error
    Progress(places.progress).forget_hints(exercise)
    say(f"{target} is the stub again." + (f" What was there is kept as {kept}." if kept else ""))


def _keep(target: Path, folder: Path) -> Path | None:
    """Move a file, a folder or a link out of the way; return where it is now."""
    if not os.path.lexists(target):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{target.stem}-{datetime.now():%Y%m%d-%H%M%S-%f}.py"
    shutil.move(target, kept)
    return kept
