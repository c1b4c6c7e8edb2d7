"""What commands say and write beside the report: messages, files, and errors with their exit codes."""

import os
import sys
from pathlib import Path
from typing import TextIO

import click

from grader.commands.called import as_called
from grader.report.fitting import fitted


class OurError(click.ClickException):
    """The fault is the grader's own, not the user's."""

    exit_code = 3


def show(text: str) -> None:
    """Print a report: with its styles on a terminal, without them elsewhere or where NO_COLOR is set.

    On a terminal no line of it breaks within a word. In a GitHub workflow none is taken for a command,
    though a learner's prints and messages stand in it.
    """
    text = _readable(text, sys.stdout)
    if os.environ.get("GITHUB_ACTIONS"):
        token = os.urandom(16).hex()
        text = f"::stop-commands::{token}\n{text}\n::{token}::"
    click.echo(text, color=False if os.environ.get("NO_COLOR") else None)


def say(message: str) -> None:
    """Tell the user, beside the report, what is going on."""
    click.echo(_readable(message, sys.stderr), err=True)


def complain(error: click.ClickException) -> None:
    """Tell what is wrong with what was asked; how the command is called only where click itself did not understand."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    ours = type(error) is click.UsageError and not isinstance(context and context.command, click.Group)
    if context is not None and not ours:
        click.echo(context.get_usage(), err=True)
        click.echo(f"`{context.command_path} --help` says more.\n", err=True)
    say(f"Error: {error.format_message()}")


def _readable(text: str, stream: TextIO) -> str:
    """Return a text with its commands as they are called here, and in lines that fit where it is a terminal."""
    text = as_called(text)
    columns = _columns(stream)
    if columns is None:
        return text
    return "\n".join(
        part for line in text.split("\n") for part in fitted(line, columns, whole_words=True) or [""]
    )


def _columns(stream: TextIO) -> int | None:
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):
        return None


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
