"""Children forked from a warm process: two to four milliseconds each. Linux only: elsewhere fork is not safe."""

import os
import select
import socket
from dataclasses import replace

from grader.worker.clock import Progress
from grader.worker.host import SECONDS_TO_DIE, Exit, Settings, WorkerError
from grader.worker.layers import Layers
from grader.worker.spawning import announced, end, spawn


class WarmHost:
    """A warm process that forks: two to four milliseconds a child (Linux)."""

    def __init__(self, settings: Settings) -> None:
        self.progress = Progress()
        self.hidden = settings.hidden
        self._settings = settings
        self._process, self._control = spawn(settings, self.progress, fork=True)
        self._layers: Layers | None = None

    def layers(self) -> Layers:
        """Return the layers that the warm process could build."""
        if self._layers is None:
            try:
                self._layers = self._announced()
            except WorkerError:
                if not self._settings.bubblewrap:
                    raise
                self._start_without_bubblewrap()
                self._layers = self._announced()
        return self._layers

    def _announced(self) -> Layers:
        return announced(self._control, bubblewrap=self._settings.bubblewrap)

    def _start_without_bubblewrap(self) -> None:
        """Begin again where bubblewrap is there and may not do its work, as on Ubuntu 24.04."""
        self.close()
        self._settings = replace(self._settings, bubblewrap=False)
        self._process, self._control = spawn(self._settings, self.progress, fork=True)

    def make_ready(self) -> None:
        """Wait until the process is warm; then every child is a fork away."""
        self.layers()

    def new_child(self) -> socket.socket:
        """Fork a child and return the connection to it."""
        self.layers()
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
        self._layers = replace(self.layers(), level="process")

    def close(self) -> None:
        """End the warm process; it takes its child with it."""
        end(self._process)
        self._control.close()
