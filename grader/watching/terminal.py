"""The terminal's keys, one by one, and its settings, which are always put back."""

import os
import re
import select
import shutil
import signal
import sys
import termios
import tty
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any, Self

from grader.watching.guard import Guard

# What arrows and other special keys send, and what is so far the beginning of that: a slow line brings it in parts.
_SEQUENCE = re.compile(r"\x1b(?:[\[O][0-?]*[ -/]*[@-~]?|.?)", re.DOTALL)
_UNFINISHED = re.compile(rb"\x1b(?:[\[O][0-?]*[ -/]*)?\Z")
SECONDS_WITHIN_A_SEQUENCE = 0.1
ENDING = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


class Terminal:
    """Standard input and output. Use it as a context manager; without a terminal there are no keys.

    `ended` is called with an exit code when a signal asks for the end, `again` when all has to be drawn anew: after
    a pause (Ctrl-Z), or in another size.
    """

    def __init__(self, ended: Callable[[int], None], again: Callable[[], None]) -> None:
        self._ended, self._again = ended, again
        self.steers = sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in ("", "dumb")
        self.has_keys = sys.stdin.isatty() and sys.stdout.isatty()
        self._before: dict[int, Any] = {}
        self._settings: list = []
        self._guard: Guard | None = None

    def __enter__(self) -> Self:
        if self.has_keys:
            self._settings = termios.tcgetattr(sys.stdin)
            self._guard = Guard(sys.stdin.fileno(), self._settings)
            self._take_keys()
        for number in (*ENDING, signal.SIGWINCH):
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._heard)
        self._before[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, self._pause)
        return self

    def __exit__(self, *_: object) -> None:
        self._put_back()
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self._guard is not None:
            self._guard.dismiss()

    @property
    def size(self) -> tuple[int, int]:
        """The columns and the lines that there are."""
        return shutil.get_terminal_size() if self.steers else (80, 24)

    def keys(self) -> list[str]:
        """Return what was pressed, without what is no single key. Raises EOFError where the terminal is gone."""
        data = _read()
        while _UNFINISHED.search(data) and select.select([sys.stdin], [], [], SECONDS_WITHIN_A_SEQUENCE)[0]:
            data += _read()
        return list(_SEQUENCE.sub("", data.decode("utf-8", "replace")))

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        if number in ENDING:
            self._ended(ENDING[signal.Signals(number)])
        else:
            self._again()

    def _pause(self, _number: int, _frame: FrameType | None) -> None:
        """Stop as other programs do on Ctrl-Z, the terminal in order; go on when the shell says so."""
        self._put_back()
        os.kill(os.getpid(), signal.SIGSTOP)
        if self.has_keys:
            self._take_keys()
        self._again()

    def _take_keys(self) -> None:
        """Have each key at once."""
        tty.setcbreak(sys.stdin)
        if self._guard is not None:
            self._guard.note()

    def _put_back(self) -> None:
        if self._settings:
            with suppress(termios.error):  # it is gone
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._settings)


def _read() -> bytes:
    """Return what has come, once something has. Raises EOFError where the terminal is gone."""
    try:
        data = os.read(sys.stdin.fileno(), 4096)
    except OSError as error:
        raise EOFError from error
    if not data:
        raise EOFError
    return data
