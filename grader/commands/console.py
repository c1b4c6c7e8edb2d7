"""Where commands write to: a terminal with colour, a pipe without, a file."""

import sys
from pathlib import Path

import click
from rich.console import Console


def console(*, stderr: bool = False) -> Console:
    """Return a console that leaves numbers and paths alone."""
    return Console(stderr=stderr, highlight=False, emoji=False, markup=False)


def say(message: str) -> None:
    """Tell the user, beside the report, what is going on."""
    click.echo(message, err=True)


def write_file(name: str, data: bytes) -> None:
    """Write to the file `name`, or to standard output for `-`. Raises click.ClickException with a sentence."""
    if name == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        raise click.FileError(
            name, f"{error.strerror}. Choose another place with --json or --junit."
        ) from error
