"""Reading what is typed: at a terminal with its keys, elsewhere line by line."""

import contextlib
import sys

import click


def read_line(prompt: str) -> str:
    """Return a line from the terminal, or from whatever standard input is. Raises EOFError, KeyboardInterrupt."""
    try:
        if sys.stdin.isatty():
            _edit_lines()
            return input(prompt)
        click.echo(prompt, nl=False)
        line = sys.stdin.readline()
    except UnicodeDecodeError:
        return "\N{REPLACEMENT CHARACTER}"
    if not line:
        raise EOFError
    click.echo(line.rstrip("\n"))
    return line


def _edit_lines() -> None:
    """Let the arrow keys work where Python has the means."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401
