"""`grader watch`: the verdict of what was saved, on every save."""

import sys
from pathlib import Path

import click

from grader.commands.options import folder_option, no_folder
from grader.curriculum.catalogue import exercises
from grader.history import History, folder_of, verdict_on
from grader.judging import keyring_of
from grader.key.keyring import NoKey
from grader.places import find_places
from grader.record import ExerciseResult
from grader.watching.session import Session
from grader.workspace import Found


@click.command("watch")
@folder_option
def command(folder: Path | None) -> None:
    """Grade what you save, on every save.

    One key does the rest: n goes on to the next exercise, h gives a hint, l lists all, a checks all, r brings a stub
    back, v shows the reference, q quits. Where standard input is no terminal, there are verdicts and no keys.

    Exit code: 0 when you quit, 130 after Ctrl-C, 2 wrong usage, 3 an error of the grader's own.
    """
    places = find_places()
    folder = folder or places.exercises
    if not folder.is_dir():
        raise no_folder(places, folder)
    try:
        keyring = keyring_of(places)
        keyring.keys(list(exercises()))
    except NoKey as error:
        raise click.UsageError(str(error)) from error
    session = Session(places, folder, tuple(exercises()), keyring)
    with History(places, session.remark) as history:
        session.shown = lambda found, result: _keep(history, folder_of(places, folder), found, result)
        code = session.run()
    sys.exit(code)


def _keep(history: History, inside: str | None, found: Found, result: ExerciseResult) -> None:
    """Keep a verdict in the history, before it is drawn."""
    event = verdict_on(found, result, inside) if inside is not None else None
    if event is not None:
        history.record(event)
