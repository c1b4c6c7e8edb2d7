"""Keeping in the history what a command did with the learner's own work; other folders are nobody's evidence."""

from collections.abc import Callable
from pathlib import Path

from grader.commands.output import say
from grader.history import Event, History, folder_of, verdict_on
from grader.places import Places
from grader.progress import Progress
from grader.record import ExerciseResult
from grader.workspace import Found

Tell = Callable[[str], None]


def progress_of(places: Places, tell: Tell = say) -> Progress:
    """Return what is remembered about hints and reveals; that a damaged file was set aside is told."""
    progress = Progress(places.progress)
    if progress.set_aside:
        tell(
            f"The record of your progress was damaged; it is kept as {progress.set_aside}, and a new one begun."
        )
    return progress


def record_work(places: Places, folder: Path, event_in: Callable[[str], Event], tell: Tell = say) -> None:
    """Keep the event of a folder, where that is the learner's; `tell` gets what is wrong with that."""
    inside = folder_of(places, folder)
    if inside is not None:
        with History(places, tell) as history:
            history.record(event_in(inside))


def record_verdicts(places: Places, folder: Path, found: list[Found], results: list[ExerciseResult]) -> None:
    """Keep verdicts on what lies in a folder, where that is the learner's and anything of it was judged.

    The file stays open: taking it down in order would cost more than writing it, and the command ends anyway.
    """
    inside = folder_of(places, folder)
    if inside is None:
        return
    events = [verdict_on(one, result, inside) for one, result in zip(found, results, strict=True)]
    History(places).record(*(event for event in events if event is not None))
