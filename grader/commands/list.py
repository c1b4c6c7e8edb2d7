"""`grader list`: what there is to do."""

import click

from grader.commands.output import show
from grader.curriculum.catalogue import exercises
from grader.report.listing import listing


@click.command("list")
def command() -> None:
    """List the exercises in order, with their functions and concepts."""
    show(listing(exercises().values()))
