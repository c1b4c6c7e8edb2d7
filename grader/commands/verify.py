"""`grader verify`: what is wrong with the exercises and the questions themselves, told to their author."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.commands.output import show
from grader.places import Places, find_places
from grader.worker import hosts
from grader.workspace import WorkspaceError, chosen_exercises

if TYPE_CHECKING:
    from grader.verify.exercise import Verified
    from grader.verify.flaw import Flaw


QUESTIONS = "quiz"


@click.command("verify")
@click.argument("names", nargs=-1, metavar="[EXERCISE | quiz]...")
def command(names: tuple[str, ...]) -> None:
    """Check the exercises themselves, and the quiz's questions. For those who write them.

    Exit code: 0 all is well, 1 something is wrong, 2 wrong usage, 3 an error of the grader's own.
    """
    places = find_places()
    if places.solutions is None:
        raise click.UsageError(
            f"{places.root} holds no solutions, so there is nothing to verify. Run it in the authors' copy."
        )
    flaws = _verify_questions() if QUESTIONS in names or not names else 0
    exercises = tuple(name for name in names if name != QUESTIONS)
    if exercises or not names:
        try:
            chosen = chosen_exercises(exercises)
        except WorkspaceError as error:
            raise click.UsageError(f"{error} The quiz's questions are verified as {QUESTIONS}.") from error
        flaws += _verify_exercises(chosen, places, places.solutions)
    sys.exit(1 if flaws else 0)


def _verify_questions() -> int:
    """Show what is wrong with the questions, and return how much it is."""
    from grader.verify.questions import verify_questions

    verified = verify_questions()
    told = f"{verified.questions} questions in {verified.topics} topics: {_counted(len(verified.flaws))}"
    show("\n".join([f"   {QUESTIONS:<15} {told}", *_sentences(verified.flaws)]))
    return len(verified.flaws)


def _verify_exercises(chosen: list[str], places: Places, solutions: Path) -> int:
    """Show what is wrong with these exercises, and return how much it is."""
    warming_up = hosts.start(torch=True, hidden=places.secret)  # its imports run beside ours
    from grader.verify.exercise import verify
    from grader.worker.client import Worker, WorkerError

    flaws = 0
    with Worker(warming_up) as worker:
        for name in chosen:
            try:
                verified = verify(name, solutions, worker)
            except WorkerError as error:
                show(f"{name} could not be verified: {error}")
                sys.exit(3)
            flaws += len(verified.flaws)
            show(_report(verified))
    return flaws


def _report(verified: "Verified") -> str:
    exercise = verified.exercise
    line = (
        f"{exercise.number:2} {exercise.name:<15} {verified.right:3} right, {verified.wrong:3} wrong, "
        f"{len(exercise.concepts) - 1} concepts: {_counted(len(verified.flaws))}"
    )
    return "\n".join([line, *_sentences(verified.flaws)])


def _counted(flaws: int) -> str:
    return "all well" if not flaws else "1 flaw" if flaws == 1 else f"{flaws} flaws"


def _sentences(flaws: Sequence["Flaw"]) -> list[str]:
    return [f"     {flaw.sentence}" for flaw in flaws]
