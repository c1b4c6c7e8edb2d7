"""Asking a worker to stop what it runs: from another thread, and at once."""

import os


class Stop:
    """A request to stop. Whoever waits for a child waits for this too; it stands until it is forgotten."""

    def __init__(self) -> None:
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._reader, False)
        os.set_blocking(self._writer, False)

    def fileno(self) -> int:
        """Return what becomes readable when somebody asks."""
        return self._reader

    def ask(self) -> None:
        """Ask for a stop. Any thread may."""
        try:
            os.write(self._writer, b"s")
        except BlockingIOError:  # it was asked for often enough
            return

    def forget(self) -> None:
        """Note that there is nothing to stop anymore."""
        try:
            while os.read(self._reader, 4096):
                pass
        except BlockingIOError:
            return

    def close(self) -> None:
        """Let go of the descriptors."""
        os.close(self._reader)
        os.close(self._writer)


class Stopped(Exception):
    """What ran was stopped on request: there are no answers."""
