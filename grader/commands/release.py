"""`grader release`: the students' kit."""

from pathlib import Path

import click

from grader.commands.output import OurError, say
from grader.judging import keyring_of
from grader.key.keyring import NoKey
from grader.places import find_places
from grader.release.writing import ReleaseError, release


@click.command("release")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write the students' kit into DIR: stubs, grader and answer keys, a README and a Makefile of its own.

    It holds no solution, no program of a mistake, and no instructor's command. DIR is new or empty.
    """
    places = find_places()
    try:
        released = release(places, keyring_of(places), folder)
    except ReleaseError as error:
        raise click.UsageError(str(error)) from error
    except NoKey as error:
        raise OurError(str(error)) from error
    except OSError as error:
        raise click.UsageError(f"The kit cannot be written to {folder}: {error.strerror}.") from error
    say(
        f"The students' kit is in {folder}: {released.files} files, {released.megabytes:.1f} MB, no solutions."
    )
    say("Hand out the whole folder; its answer keys lie in .key, which file managers may not show.")
    say("Try a copy of it as a student would: make grade")
