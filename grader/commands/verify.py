"""`grader verify`: what is wrong with the exercises themselves, told to their author."""

import sys
from typing import TYPE_CHECKING

import click

from grader.commands.output import show
from grader.places import find_places
from grader.worker import hosts
from grader.workspace import WorkspaceError, chosen_exercises

if TYPE_CHECKING:
    from grader.verify.exercise import Verified


@click.command("verify")
@click.argument("names", nargs=-1, metavar="[EXERCISE]...")
def command(names: tuple[str, ...]) -> None:
    """Check the exercises themselves: solutions, checks, hints. For those who write them.

    Exit code: 0 all is well, 1 something is wrong, 2 wrong usage, 3 an error of the grader's own.
    """
    places = find_places()
    if places.solutions is None:
        raise click.UsageError(
            f"{places.root} holds no solutions, so there is nothing to verify. Run it in the authors' copy."
        )
    try:
        chosen = chosen_exercises(names)
    except WorkspaceError as error:
        raise click.UsageError(str(error)) from error
    warming_up = hosts.start(torch=True, hidden=places.secret)  # its imports run beside ours
    from grader.verify.exercise import verify
    from grader.worker.client import Worker, WorkerError

    flaws = 0
    with Worker(warming_up) as worker:
        for name in chosen:
            try:
                verified = verify(name, places.solutions, worker)
            except WorkerError as error:
                show(f"{name} could not be verified: {error}")
                sys.exit(3)
            flaws += len(verified.flaws)
            show(_report(verified))
    sys.exit(1 if flaws else 0)


def _report(verified: "Verified") -> str:
    exercise, count = verified.exercise, len(verified.flaws)
    outcome = "all well" if not count else "1 flaw" if count == 1 else f"{count} flaws"
    line = (
        f"{exercise.number:2} {exercise.name:<15} {verified.right:3} right, {verified.wrong:3} wrong, "
        f"{len(exercise.concepts) - 1} concepts: {outcome}"
    )
    return "\n".join([line, *(f"     {flaw.sentence}" for flaw in verified.flaws)])
