"""Reading lines from the learner, or from whatever standard input is."""

import contextlib
import sys

import click


def read_line(prompt: str) -> str:
    """Return a line without its end. Raises EOFError, KeyboardInterrupt."""
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
    return line.rstrip("\n")


def _edit_lines() -> None:
    """Let the arrow keys work where Python has the means."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401
