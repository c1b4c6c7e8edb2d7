"""`grader key`: the answer keys, all of them, before they are needed."""

import click

from grader.commands.output import OurError, say
from grader.curriculum.catalogue import exercises
from grader.judging import keyring_of
from grader.key.keyring import NoKey
from grader.key.variants import SolutionError
from grader.places import find_places


@click.command("key")
def command() -> None:
    """Build the answer keys that are missing or older than their sources."""
    keyring = keyring_of(find_places())
    try:
        keyring.keys(sorted(exercises(), reverse=True))  # torch_loop, the longest, among the first
    except (NoKey, SolutionError) as error:
        raise OurError(str(error)) from error
    say(f"The answer keys of {len(exercises())} exercises are there and up to date.")
