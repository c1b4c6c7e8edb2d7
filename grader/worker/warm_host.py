"""Children forked from a warm process: two to four milliseconds each. Linux only: elsewhere fork is not safe."""

import os
import select
import socket

from grader.worker.clock import Progress
from grader.worker.host import SECONDS_TO_DIE, Exit, Level, Settings, WorkerError
from grader.worker.spawning import announced_level, end, spawn


class WarmHost:
    """A warm process that forks: two to four milliseconds a child (Linux)."""

    def __init__(self, settings: Settings) -> None:
        self.progress = Progress()
        self._process, self._control = spawn(settings, self.progress, fork=True)
        self._level: Level | None = None

    def level(self) -> Level:
        """Return the level that the warm process could build."""
        if self._level is None:
            self._level = announced_level(self._control)
        return self._level

    def new_child(self) -> socket.socket:
        """Fork a child and return the connection to it."""
        self.level()
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(self._control, [b"f"], [theirs.fileno()])
        except OSError as error:
            ours.close()
            raise WorkerError("The process that runs exercises has ended.") from error
        finally:
            theirs.close()
        return ours

    def end_child(self, connection: socket.socket, *, ended_by_itself: bool) -> Exit:
        """Wait a moment for a child that hung up, kill any other, and return its exit."""
        patience = SECONDS_TO_DIE if ended_by_itself else 0
        try:
            if not select.select([self._control], [], [], patience)[0]:
                self._control.send(b"k")
            status = self._control.recv(4)
        except OSError:
            status = b""
        connection.close()
        if len(status) < 4:
            raise WorkerError("The process that runs exercises has ended.")
        number = int.from_bytes(status, "little", signed=True)
        if os.WIFSIGNALED(number):
            return Exit(signal=os.WTERMSIG(number))
        return Exit(code=os.WEXITSTATUS(number))

    def distrust_sandbox(self) -> None:
        """Say `process` from here on."""
        self._level = "process"

    def close(self) -> None:
        """End the warm process; it takes its child with it."""
        end(self._process)
        self._control.close()
