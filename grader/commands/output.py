"""What commands say and write beside the report: messages, files, and errors with their exit codes."""

import os
import sys
from pathlib import Path

import click


class OurError(click.ClickException):
    """The fault is the grader's own, not the user's."""

    exit_code = 3


def show(text: str) -> None:
    """Print a report: with its styles on a terminal, without them elsewhere or where NO_COLOR is set.

    In a GitHub workflow no line of it is taken for a command, though a learner's prints and messages stand in it.
    """
    if os.environ.get("GITHUB_ACTIONS"):
        token = os.urandom(16).hex()
        text = f"::stop-commands::{token}\n{text}\n::{token}::"
    click.echo(text, color=False if os.environ.get("NO_COLOR") else None)


def say(message: str) -> None:
    """Tell the user, beside the report, what is going on."""
    click.echo(message, err=True)


def write_file(name: str, data: bytes) -> None:
    """Write to the file `name`, or to standard output for `-`. Raises click.FileError with a sentence."""
    if name == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        raise click.FileError(name, f"{error.strerror}. Choose another place for it.") from error
