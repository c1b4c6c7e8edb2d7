"""`grader reveal`: the reference beside the learner's own."""

from pathlib import Path

import click
from rich.console import Console, RenderableType

from grader.commands.options import elsewhere, exercise_argument, folder_option
from grader.commands.output import say
from grader.commands.recording import Tell, record_work
from grader.commands.single import graded_exercise, one_exercise
from grader.history import Revealed
from grader.places import Places, find_places
from grader.progress import Progress
from grader.report.reveal import side_by_side
from grader.report.wording import way_to
from grader.workspace import read


@click.command("reveal")
@exercise_argument
@click.option("--show-me", is_flag=True, help="Show it before a pass. This is recorded.")
@folder_option
def command(name: str, show_me: bool, folder: Path | None) -> None:
    """Show the reference beside your own file: after a pass, or with --show-me, which is recorded."""
    places = find_places()
    exercise = one_exercise(name)
    folder = folder or places.exercises
    check_reference(places, exercise)
    passed = graded_exercise(places, folder, exercise).result.status == "passed"
    if not passed and not show_me:
        here = elsewhere(places, folder)
        raise click.ClickException(
            f"{exercise} does not pass yet. `{way_to('hint', exercise, here)}` helps without giving it away; "
            f"`{way_to('reveal', exercise, here)} --show-me` shows the reference all the same, and records that."
        )
    Console(highlight=False).print(revealed(places, folder, exercise, passed=passed), soft_wrap=True)


def check_reference(places: Places, exercise: str) -> Path:
    """Return where the reference of an exercise lies. Raises click.ClickException where it is not part of this copy."""
    reference = places.reference(exercise)
    if not reference.exists():
        raise click.ClickException(
            f"This copy of the kit holds no solutions, so {exercise} cannot be revealed. Once you have them, from "
            f"your instructor say, put their folder here: {places.root / 'solutions'}."
        )
    return reference


def revealed(
    places: Places, folder: Path, exercise: str, *, passed: bool, tell: Tell = say
) -> RenderableType:
    """Return the reference beside the learner's own, and record that it was shown. Raises click.ClickException."""
    reference = check_reference(places, exercise)
    Progress(places.progress).record_reveal(exercise, passed=passed)
    record_work(
        places,
        folder,
        lambda inside: Revealed(exercise=exercise, folder=inside, after_a_pass=passed),
        tell,
    )
    yours = read(folder, exercise).source or ""
    return side_by_side(yours, reference.read_text("utf-8"))
