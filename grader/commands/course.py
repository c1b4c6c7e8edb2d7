"""`grader course`: a course for nbgrader."""

import re
from pathlib import Path

import click

from grader.commands.extras import from_extra
from grader.commands.output import say
from grader.places import find_places

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


@click.command("course")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--course", help="The course's name in nbgrader; that of DIR by default.")
@click.option("--assignment", default="training", show_default=True, help="The assignment's name.")
def command(folder: Path, course: str | None, assignment: str) -> None:
    """Write a course for nbgrader into DIR: configuration, notebooks with solutions, and how to go on."""
    with from_extra("class"):
        from grader.classroom.gradebook.course import CourseError, write_course
    course = course or folder.resolve().name
    for name in (course, assignment):
        if not _NAME.fullmatch(name):
            raise click.UsageError(
                f"{name!r} cannot be a name in nbgrader: use letters, digits, `-`, `_` and `.`. "
                "Choose another with --course or --assignment."
            )
    try:
        notebooks = write_course(find_places(), folder, course, assignment)
    except CourseError as error:
        raise click.UsageError(str(error)) from error
    say(f"{len(notebooks)} notebooks are in {notebooks[0].parent}. {folder / 'README.md'} says how to go on.")
