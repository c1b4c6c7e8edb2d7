"""A line with the time in it, while a key is awaited; where there is no terminal, a line is read."""

import os
import select
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.commands.lines import read_line

SECONDS_BETWEEN = 1.0
_END_OF_INPUT, _ENTER = "\x04", ("\r", "\n")


def awaited(status: Callable[[], str], tick: Callable[[], None]) -> str:
    """Return the next key, "" for Enter, or what was typed in a line. Raises EOFError, KeyboardInterrupt.

    On a terminal `status` is shown on one line and drawn anew every second, and `tick` called each time.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty() and os.name == "posix"):
        return read_line(f"{status()} > ").strip().lower()
    with _keys_at_once(sys.stdin.fileno()):
        try:
            while True:
                tick()
                _draw(status())
                if select.select([sys.stdin], [], [], SECONDS_BETWEEN)[0]:
                    return _key(os.read(sys.stdin.fileno(), 64))
        finally:
            sys.stdout.write("\n")
            sys.stdout.flush()


def _draw(text: str) -> None:
    width = shutil.get_terminal_size().columns - 1
    sys.stdout.write("\r" + text[:width].ljust(width))
    sys.stdout.flush()


def _key(data: bytes) -> str:
    """Return the first key of what was pressed; arrow keys and the like are none of ours."""
    if not data or data.decode("utf-8", "replace")[0] == _END_OF_INPUT:
        raise EOFError
    key = data.decode("utf-8", "replace")[0]
    return "" if key in _ENTER else key.lower()


@contextmanager
def _keys_at_once(descriptor: int) -> Iterator[None]:
    """Let keys arrive without Enter, and give the terminal back as it was, even when this process is killed."""
    import termios
    import tty

    from grader.watching.guard import Guard

    before = termios.tcgetattr(descriptor)
    guard = Guard(descriptor, before)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        guard.note()
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
        guard.dismiss()
