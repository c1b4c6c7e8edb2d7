"""`grader batch`: many submissions, one JSON line each."""

import os
from pathlib import Path

import click

from grader.batch import BatchError, grade_all, submissions_in
from grader.commands.output import OurError, say, show
from grader.judging import keyring_of
from grader.key.keyring import NoKey
from grader.key.variants import SolutionError
from grader.places import find_places


@click.command("batch")
@click.argument("root", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder for results.jsonl.")
@click.option("--jobs", type=click.IntRange(1, 256), default=os.cpu_count() or 1, help="How many at a time.")
def command(root: Path, out: Path, jobs: int) -> None:
    """Grade many submissions: ROOT/<submission>/<exercise>.py gives one line each in OUT/results.jsonl."""
    places = find_places()
    try:
        submissions = submissions_in(root)
        keyring = keyring_of(places)
        keyring.keys(sorted({name for _, names in submissions for name in names}))
        tally = grade_all(places, submissions, out, jobs)
    except BatchError as error:
        raise click.UsageError(str(error)) from error
    except (NoKey, SolutionError) as error:
        raise OurError(str(error)) from error
    counts = ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in tally.statuses.items())
    show(f"{tally.submissions} submissions, {tally.seconds:.1f} s: {counts}")
    say(f"Results: {out / 'results.jsonl'}")
    if tally.statuses.get("error"):
        raise click.exceptions.Exit(3)
