"""`grader stats`: what holds, what slips, how often and how long; and all of it for other programs."""

from datetime import UTC, datetime

import click

from grader.commands.learner import learners_history
from grader.commands.output import show, write_file
from grader.commands.quiz import all_questions
from grader.history import History, HistoryError
from grader.places import find_places
from grader.report.stats import stats_text
from grader.review.export import to_csv, to_json
from grader.review.standing import standing


@click.command("stats")
@click.option(
    "--export",
    "kind",
    is_flag=False,
    flag_value="json",
    type=click.Choice(("json", "csv")),
    help="Write the whole history instead: json (the default), with what follows from it, or csv, a table.",
)
@click.option(
    "--to", "file", metavar="FILE", default="-", help="Where to export to; standard output by default."
)
def command(kind: str | None, file: str) -> None:
    """Show what holds and what slips, mistakes that came back, days of practice.

    It rests on what you graded in exercises/, reviews/ and drills/, on hints and reveals, on the quiz and on bug
    hunts. All of it lies in .progress; deleting that folder starts over.
    """
    if kind is None and file != "-":
        raise click.UsageError("What --to writes is an export: say which with --export json or --export csv.")
    places, questions, now = find_places(), all_questions(), datetime.now(UTC)
    with History(places) as history:
        try:
            events = learners_history(places, history, questions)
        except HistoryError as error:
            raise click.UsageError(f"Your history cannot be read: {error}.") from error
    if kind == "json":
        write_file(file, to_json(events, standing(events, questions, now)))
    elif kind == "csv":
        write_file(file, to_csv(events))
    else:
        show(stats_text(standing(events, questions, now), questions))
