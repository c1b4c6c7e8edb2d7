"""What the learner asks for with a key, done by the commands of that name: a hint, the reference, the stub again."""

from pathlib import Path

import click

from grader.commands.called import as_called
from grader.commands.hint import next_hint
from grader.commands.recording import Tell
from grader.commands.reset import bring_back
from grader.places import Places
from grader.report.hints import Ways
from grader.verdict import Graded
from grader.watching.state import Answered, Show, Text


def answered(asked: Show, places: Places, folder: Path, graded: Graded | None, columns: int) -> Answered:
    """Return what is shown for it. Never raises: what is in the way is a remark."""
    remarks: list[str] = []
    text = ""
    try:
        match asked.what:
            case "hint":
                text = _hint(places, folder, graded, remarks.append)
            case "reveal":
                text = _reference(places, folder, asked.exercise, graded, columns, remarks.append)
            case "reset":
                remarks.append(bring_back(places, folder, asked.exercise, remarks.append))
    except click.ClickException as error:
        remarks.append(error.format_message())
    except OSError as error:
        remarks.append(f"That could not be written: {error}.")
    return Answered(Text(text) if text else None, " ".join(remarks))


def _hint(places: Places, folder: Path, graded: Graded | None, tell: Tell) -> str:
    if graded is None:
        raise click.ClickException("There is no verdict yet to give a hint on.")
    ways = Ways("press h", "press v" if places.solutions else "", bool(places.solutions))
    return as_called(next_hint(places, folder, graded, ways, tell))


def _reference(
    places: Places, folder: Path, exercise: str, graded: Graded | None, columns: int, tell: Tell
) -> str:
    """Return the reference beside the learner's own, as wide as the terminal."""
    from rich.console import Console  # a tenth of a second, and nobody waits for it before

    from grader.commands.reveal import revealed

    passed = graded is not None and graded.result.status == "passed"
    both = revealed(places, folder, exercise, passed=passed, tell=tell)
    console = Console(highlight=False, width=columns - 1, force_terminal=True)
    with console.capture() as capture:
        console.print(both, soft_wrap=True)
    return capture.get()
