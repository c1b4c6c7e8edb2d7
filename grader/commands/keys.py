"""The keys that a command is to use."""

from pathlib import Path

import click

from grader.judging import keyring_of
from grader.key.keyring import Keyring, NoKey
from grader.places import Places


def keys_in_use(places: Places, keys: Path | None = None) -> Keyring:
    """Return the keys of a kit, or those in the folder `keys`. Raises click.UsageError where that holds none."""
    try:
        return keyring_of(places, keys)
    except NoKey as error:
        raise click.UsageError(str(error)) from error
