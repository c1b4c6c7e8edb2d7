"""The terminal is as it was before, however the session ends: a small process waits for that, even for kill -9."""

import os
import signal
import termios
from contextlib import suppress

_STAYS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTOU)


class Guard:
    """Puts the terminal's settings back when this process dies without having done so.

    It changes only those of the session: a shell whose prompt is there already has set its own.
    """

    def __init__(self, descriptor: int, settings: list) -> None:
        """Start the process. Call it before there are threads: it is a fork."""
        reader, self._writer = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            try:
                os.setpgid(0, 0)  # who kills the session's whole job does not mean the guard
                os.close(self._writer)
                _wait(reader, descriptor, settings)
            finally:
                os._exit(0)
        os.close(reader)

    def note(self) -> None:
        """Note that the settings are the session's now."""
        with suppress(OSError):
            os.write(self._writer, b"n")

    def dismiss(self) -> None:
        """End the process: the terminal is in order."""
        with suppress(OSError):
            os.write(self._writer, b"d")
        os.close(self._writer)
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)


def _wait(reader: int, descriptor: int, settings: list) -> None:
    for number in _STAYS:
        signal.signal(number, signal.SIG_IGN)
    of_session: list | None = None
    while (told := os.read(reader, 1)) == b"n":
        of_session = termios.tcgetattr(descriptor)
    if not told and of_session in (None, termios.tcgetattr(descriptor)):
        termios.tcsetattr(descriptor, termios.TCSADRAIN, settings)
