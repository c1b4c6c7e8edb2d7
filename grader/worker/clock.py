"""Limits of time inside the child: an alarm for each call, and a page where the judge reads how far it got."""

import fcntl
import mmap
import os
import signal
import struct
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import BinaryIO

PAGE_SIZE = 4096
NOT_BEGUN = 2**32 - 1
_POSITION = struct.Struct("<II")


class OutOfTime(BaseException):
    """The call did not come back in time. Not an Exception, so that `except Exception` lets it through."""


class Progress:
    """Which task and which step the child is in, in memory that it shares with the judge."""

    def __init__(self, descriptor: int | None = None) -> None:
        """Map the page behind `descriptor`; without one, make a new page."""
        self._file = None
        if descriptor is None:
            self._file = _page_of_memory()
            descriptor = self._file.fileno()
        self.descriptor = descriptor
        self._page = mmap.mmap(descriptor, PAGE_SIZE)

    def clear(self) -> None:
        """Note that nothing has begun. Whatever an earlier child left on the page is gone."""
        self._page[:] = bytes(PAGE_SIZE)
        self.at(NOT_BEGUN, 0)

    def at(self, task: int, step: int) -> None:
        """Note that step `step` of task `task` begins; step 0 is the loading of the file."""
        self._page[: _POSITION.size] = _POSITION.pack(task, step)

    def read(self) -> tuple[int, int]:
        """Return the task and the step that began last."""
        task, step = _POSITION.unpack(self._page[: _POSITION.size])
        return task, step


def _page_of_memory() -> BinaryIO:
    """Return a file of one page. On Linux nobody can cut it off, which would kill whoever reads it next."""
    if sys.platform != "linux":
        file = tempfile.TemporaryFile()  # noqa: SIM115 - as long-lived as the page
        file.truncate(PAGE_SIZE)
        return file
    file = open(os.memfd_create("progress", os.MFD_ALLOW_SEALING), "w+b")  # noqa: SIM115
    file.truncate(PAGE_SIZE)
    fcntl.fcntl(file, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
    return file


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime


def watch_for_alarms() -> None:
    """Let the alarm interrupt Python code of this process."""
    signal.signal(signal.SIGALRM, _ring)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise OutOfTime inside the block once `seconds` of wall time have passed, and every second after."""
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001), 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
