"""What the commands that grade share: which exercise is meant, the judge, the verdict on one."""

from pathlib import Path

import click

from grader.commands.options import elsewhere
from grader.commands.output import OurError
from grader.grading import Judge
from grader.judging import learners_judge
from grader.key.keyring import NoKey
from grader.places import Places
from grader.record import Record
from grader.report.wording import way_to
from grader.verdict import Graded
from grader.worker.host import Host
from grader.workspace import WorkspaceError, chosen_exercises, read


def one_exercise(name: str) -> str:
    """Return the exercise that is meant. Raises click.UsageError."""
    try:
        return chosen_exercises((name,))[0]
    except WorkspaceError as error:
        raise click.UsageError(str(error)) from error


def judge_of(places: Places, warm: dict[bool, Host] | None = None) -> Judge:
    """Return a judge for this kit. Raises click.UsageError where the keys that it is to use are not there."""
    try:
        return learners_judge(places, warm)
    except NoKey as error:
        raise click.UsageError(str(error)) from error


def shown(record: Record, judge: Judge, folder: Path) -> Record:
    """Return a record as its learner may read it: without inputs where these are secret."""
    if judge.keyring.private:
        from grader.report.hidden import without_inputs

        return without_inputs(record)
    if not any(one.exercise == "backprop" for one in record.exercises):
        return record
    from grader.own_gradient import with_own_gradient  # a fortieth of the time to a verdict

    return with_own_gradient(record, judge, folder)


def graded_exercise(places: Places, folder: Path, exercise: str) -> Graded:
    """Return the verdict of one exercise in `folder`.

    Raises click.UsageError where there is no such file, OurError where it could not be graded.
    """
    found = read(folder, exercise)
    if found.missing:
        raise click.UsageError(
            f"There is no {folder / exercise}.py. "
            f"`{way_to('reset', exercise, elsewhere(places, folder))}` brings the stub."
        )
    with judge_of(places) as judge:
        _, [graded] = judge.grade(folder.resolve().name, [found])
    if graded.result.status == "error":
        notes = " ".join(graded.result.notes)
        raise OurError(f"{exercise} could not be graded, by a fault of ours: {notes}")
    return graded
