"""What a host is: it gives birth to the children that run learners' code, one at a time."""

import signal
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from grader.worker.clock import Progress
from grader.worker.layers import Layers

PACKAGE_PARENT = Path(__file__).resolve().parents[2]
CONNECTION_LOST = 71  # the exit code of a child that cannot send its answers
SECONDS_TO_DIE = 0.2


class WorkerError(RuntimeError):
    """The process that runs exercises did not do its part: our fault, never a learner's."""


@dataclass(frozen=True)
class Exit:
    """How a child ended: by a signal, or with an exit code."""

    signal: int = 0
    code: int = 0

    def sentence(self) -> str:
        """Return what happened, for a learner."""
        if self.signal == signal.SIGSEGV:
            return "It crashed the Python interpreter (segmentation fault)."
        if self.signal in (signal.SIGKILL, signal.SIGXCPU):
            return "It was stopped from outside: it used too much time or memory."
        if self.signal:
            return f"It was ended by signal {self.signal} ({signal.strsignal(self.signal)})."
        if self.code == CONNECTION_LOST:
            return "It closed file descriptors that it had not opened; its results go through one of them."
        return "It ended the whole Python process (as os._exit does), so nothing after it could run."


@dataclass(frozen=True)
class Settings:
    """What a host needs to know: torch or not, walls or not, bubblewrap or not, and what stays unreadable."""

    torch: bool
    sandbox: bool
    hidden: tuple[str, ...]
    bubblewrap: bool = False


class Host(Protocol):
    """Gives birth to children, one at a time. `progress` is where a child notes how far it is.

    `hidden` is what no child may read.
    """

    progress: Progress
    hidden: tuple[str, ...]

    def layers(self) -> Layers:
        """Return what stands round the children; wait until that is known. Raises WorkerError."""

    def make_ready(self) -> None:
        """Wait until a child can be had at once. Raises WorkerError."""

    def new_child(self) -> socket.socket:
        """Return the connection to a new child. Raises WorkerError."""

    def end_child(self, connection: socket.socket, *, ended_by_itself: bool) -> Exit:
        """Make sure that the child is gone, with all that it started; return how it ended."""

    def distrust_sandbox(self) -> None:
        """Note that the sandbox was tried and found open: the level is `process`."""

    def close(self) -> None:
        """End everything."""
