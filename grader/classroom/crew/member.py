"""The run's side of one process of the local crew."""

import signal
import time
from collections import deque
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from grader.classroom.assessment import Outcome, decode
from grader.classroom.crew import process
from grader.classroom.intake import Handed
from grader.places import Places

SECONDS_TO_LEAVE = 3.0


class Member:
    """A process that grades, and what it has been given and not yet answered, in that order."""

    def __init__(self, places: Places, trusted: bool, place: int, core: int | None) -> None:
        """Start the process. `place` tells it from the others of now."""
        self.place = place
        self.given: deque[Handed] = deque()
        self.ready = False
        self.heard = time.monotonic()
        self.connection, theirs = get_context("spawn").Pipe()
        self._process = _started((places, trusted, theirs, core))
        theirs.close()

    def give(self, handed: Handed) -> None:
        """Give it a submission. Where it has ended, that is noticed when it is listened to."""
        if not self.given:
            self.heard = time.monotonic()
        self.given.append(handed)
        with suppress(OSError):
            self.connection.send(handed)

    def listen(self) -> tuple[Handed, Outcome] | None:
        """Return the next submission's outcome, None when it only said that it is ready.

        Raises EOFError when it has ended.
        """
        try:
            message = self.connection.recv_bytes()
        except OSError as error:
            raise EOFError from error
        self.heard = time.monotonic()
        if message == process.READY:
            self.ready = True
            return None
        return self.given.popleft(), decode(message)

    def silent(self) -> float:
        """Return for how many seconds it has owed an answer."""
        return time.monotonic() - self.heard if self.given else 0.0

    def kill(self) -> None:
        """End it at once; what runs in it ends with it."""
        self._process.kill()

    def hang_up(self) -> None:
        """Tell it that there is no more to do."""
        self.connection.close()

    def wait(self) -> None:
        """Wait until it has ended; kill it if it takes its time."""
        self._process.join(SECONDS_TO_LEAVE)
        self._process.kill()
        self._process.join()


def _started(arguments: tuple[Places, bool, Connection, int | None]) -> BaseProcess:
    """Start the process with Ctrl-C blocked, so that it never hears of it before it can ignore it."""
    new = get_context("spawn").Process(target=process.main, args=arguments, daemon=True)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        new.start()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    return new
