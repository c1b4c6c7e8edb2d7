"""Commands that need more than the core: what to install is said, where it is missing."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def from_extra(extra: str) -> Iterator[None]:
    """Import within this. Raises click.UsageError, with what to do, where a module of the extra is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "grader":
            raise
        raise click.UsageError(
            f"This command needs {error.name}, which is not installed here. Install it with "
            f"`pip install 'grader-kit[{extra}]'`, or `make {extra}` in a clone."
        ) from error
