"""`grader validate`: notebooks as they would be graded, before they are handed in; the exit code is honest."""

from pathlib import Path

import click

from grader.commands.extras import from_extra
from grader.commands.output import say, show
from grader.commands.single import judge_of
from grader.places import find_places
from grader.record import ExerciseResult, exit_code
from grader.report.hidden import without_inputs
from grader.report.terminal import exercise_text
from grader.workspace import Found


@click.command("validate")
@click.argument("notebooks", nargs=-1, required=True, metavar="NOTEBOOK...", type=click.Path(path_type=Path))
def command(notebooks: tuple[Path, ...]) -> None:
    """Check notebooks before they are handed in: grade them, and see that nothing changed that must not.

    Exit code: 0 all passed, 1 something failed, is not started or has changed, 2 wrong usage, 3 an error of the
    grader's own.
    """
    with from_extra("class"):
        from grader.classroom.gradebook.validation import validation_of
    try:
        validations = [validation_of(notebook) for notebook in notebooks]
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be read: {error.strerror}.") from error
    results = _graded([one.found for one in validations])
    for result in results:
        show(exercise_text(result))
    complaints = [complaint for one in validations for complaint in one.complaints]
    for complaint in complaints:
        say(complaint)
    if not results and not complaints:
        say("Nothing in what was given is graded by program.")
    raise click.exceptions.Exit(exit_code(results) or int(bool(complaints)))


def _graded(notebooks: list[list[Found]]) -> list[ExerciseResult]:
    results: list[ExerciseResult] = []
    with judge_of(find_places()) as judge:
        for found in notebooks:
            record, _ = judge.grade("notebook", found)
            results += (without_inputs(record) if judge.keyring.private else record).exercises
    return results
