"""What was saved: told by comparing the files with how they were. The system only says when to look.

So nothing depends on how an editor saves (in place, through a temporary file, by renaming), on the computer's clock,
or on the system telling everything: after a sleep, or on a shared folder, the next look finds what changed.
"""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import watchfiles

ENDINGS = (".py", ".ipynb")
STEP = 10  # milliseconds between two looks at what the system told
GROUPED = 50  # milliseconds for which changes are collected at most, if they do not end
SECONDS_WITHOUT_FOLDER = 0.5
Mark = tuple[int, int, int] | None


class Folder:
    """The files of the exercises, as they were at the last look."""

    def __init__(self, path: Path, names: tuple[str, ...]) -> None:
        self.path = path
        self._names = names
        self._marks = self._now()

    def changed(self) -> tuple[str, ...]:
        """Return the exercises whose files are not what they were at the last look."""
        before, self._marks = self._marks, self._now()
        return tuple(name for name in self._names if self._marks[name] != before[name])

    def _now(self) -> dict[str, tuple[Mark, ...]]:
        return {
            name: tuple(_mark(self.path / f"{name}{ending}") for ending in ENDINGS) for name in self._names
        }


def _mark(path: Path) -> Mark:
    """Return what is another with every save; None where there is no such file."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


class Watcher(threading.Thread):
    """Rings whenever the system says that something happened in the folder, until it is closed."""

    def __init__(self, path: Path, ring: Callable[[], None]) -> None:
        super().__init__(name="watcher", daemon=True)
        self._path = path
        self._ring = ring
        self._closed = threading.Event()

    def close(self) -> None:
        """Listen no more."""
        self._closed.set()

    def run(self) -> None:
        """Listen. A folder that goes away is waited for, and one that takes its place listened to."""
        while not self._closed.is_set():
            try:
                self._listen(os.stat(self._path).st_ino)
            except (OSError, RuntimeError, ValueError):  # watchfiles: it was failed, or the name is no text
                self._closed.wait(SECONDS_WITHOUT_FOLDER)

    def _listen(self, folder: int) -> None:
        rings = watchfiles.watch(
            self._path, watch_filter=None, debounce=GROUPED, step=STEP, stop_event=self._closed, rust_timeout=1000,
            yield_on_timeout=True, raise_interrupt=False, recursive=False,
        )  # fmt: skip
        for changes in rings:
            if changes:
                self._ring()
            if os.stat(self._path).st_ino != folder:
                self._ring()
                return
