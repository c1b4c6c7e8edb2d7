"""`grader doctor`: which layers of the sandbox this machine gives, found out by trying to break out."""

import click

from grader.commands.output import OurError, show
from grader.doctor.advice import advice_for
from grader.doctor.machine import this_machine
from grader.doctor.probes import examine
from grader.doctor.report import text_of
from grader.places import find_places
from grader.worker.client import WorkerError


@click.command("doctor")
def command() -> None:
    """Say how well this machine keeps submissions apart, and what to install or set.

    Exit code: 0 the sandbox holds, so a class may be graded here; 1 it does not; 3 an error of the grader's own.
    """
    try:
        examination = examine(this_machine(), find_places())
    except WorkerError as error:
        raise OurError(str(error)) from error
    show(text_of(examination, advice_for(examination)))
    if examination.level == "process":
        raise click.exceptions.Exit(1)
