"""What the learner asks for with a key, done by the commands of that name: a hint, the reference, the stub again."""

from pathlib import Path

import click

from grader.commands.hint import next_hint
from grader.commands.reset import bring_back
from grader.grading import Graded
from grader.places import Places
from grader.report.hints import Ways
from grader.watching.state import Answered, Show, Text


def answered(asked: Show, places: Places, folder: Path, graded: Graded | None, columns: int) -> Answered:
    """Return what is shown for it. Never raises: what is in the way is a remark."""
    try:
        match asked.what:
            case "hint":
                return _hint(places, graded)
            case "reveal":
                passed = graded is not None and graded.result.status == "passed"
                return Answered(Text(_reference(places, folder, asked.exercise, passed, columns)))
            case "reset":
                return Answered(remark=bring_back(places, folder, asked.exercise))
    except click.ClickException as error:
        return Answered(remark=error.format_message())
    except OSError as error:
        return Answered(remark=f"That could not be written: {error}.")


def _hint(places: Places, graded: Graded | None) -> Answered:
    if graded is None:
        return Answered(remark="There is no verdict yet to give a hint on.")
    remarks: list[str] = []
    ways = Ways("h", "v" if places.solutions else "")
    return Answered(Text(next_hint(places, graded, ways, remarks.append)), " ".join(remarks))


def _reference(places: Places, folder: Path, exercise: str, passed: bool, columns: int) -> str:
    """Return the reference beside the learner's own, as wide as the terminal."""
    from rich.console import Console  # a tenth of a second, and nobody waits for it before

    from grader.commands.reveal import revealed

    both = revealed(places, folder, exercise, passed=passed)
    console = Console(highlight=False, width=columns - 1, force_terminal=True)
    with console.capture() as capture:
        console.print(both, soft_wrap=True)
    return capture.get()
