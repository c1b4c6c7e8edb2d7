"""A new process for each child: slower, and right on every system."""

import socket
import subprocess
from contextlib import suppress
from dataclasses import replace

from grader.worker.clock import Progress
from grader.worker.host import SECONDS_TO_DIE, Exit, Settings
from grader.worker.layers import Layers
from grader.worker.spawning import announced, end, spawn


class FreshHost:
    """A new process for each child: slower, and right on every system."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.progress = Progress()
        self.hidden = settings.hidden
        self._process, self._connection = spawn(settings, self.progress, fork=False)
        self._layers: Layers | None = None
        self._in_use = False

    def layers(self) -> Layers:
        """Return the layers that the waiting process could build."""
        if self._layers is None:
            self._layers = announced(self._connection, bubblewrap=False)
        return self._layers

    def make_ready(self) -> None:
        """Wait until a process waits, started anew where the last one was used."""
        if self._in_use:
            self._process, self._connection = spawn(self._settings, self.progress, fork=False)
            self._layers = None
            self._in_use = False
        self.layers()

    def new_child(self) -> socket.socket:
        """Return the connection to the process that waits, or to a new one."""
        self.make_ready()
        self._in_use = True
        return self._connection

    def end_child(self, connection: socket.socket, *, ended_by_itself: bool) -> Exit:
        """Kill the process and its session, unless it ended by itself; return its exit."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=SECONDS_TO_DIE if ended_by_itself else 0)
        code = end(self._process)
        connection.close()
        return Exit(signal=-code) if code < 0 else Exit(code=code)

    def distrust_sandbox(self) -> None:
        """Say `process` from here on, of this process and of those that follow."""
        self._layers = replace(self.layers(), level="process")
        self._settings = replace(self._settings, sandbox=False)

    def close(self) -> None:
        """End the process that waits."""
        end(self._process)
        self._connection.close()
