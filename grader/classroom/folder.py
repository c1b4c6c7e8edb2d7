"""The folder that a run writes into: its own while it runs, and known again when it goes on."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Self

import msgspec

from grader.classroom.intake.shapes import RUN_FILE
from grader.classroom.terms import Terms

LONGEST_NOTE = 10_000


class FolderError(ValueError):
    """The folder for the results cannot be used. The message says why and what to do."""


class RunNote(msgspec.Struct, frozen=True):
    """Which run a folder of results belongs to, in which database that run is kept, and on which terms.

    Earlier versions noted no terms.
    """

    run: str
    database: str
    terms: Terms | None = None


class Folder:
    """The folder of results, locked. The lock ends with the process, however it ends; use it as a context manager.

    Where no run comes to be, nothing of it stays behind.
    """

    def __init__(self, path: Path) -> None:
        """Make the folder where it is not there, and lock it. Raises FolderError."""
        self.path = path
        self._is_new = not path.exists()
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path / RUN_FILE, os.O_RDWR | os.O_CREAT, 0o644)
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not os.fstat(self._file).st_nlink:  # another took it away between these two lines
                raise BlockingIOError
        except BlockingIOError as error:
            os.close(self._file)
            raise FolderError(
                f"Another run is writing into {path} now. Wait until it has ended, or give another folder with --out."
            ) from error
        except OSError as error:
            raise FolderError(unwritable(path, error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not os.fstat(self._file).st_size:
            self._leave_nothing()
        os.close(self._file)

    def _leave_nothing(self) -> None:
        with suppress(OSError):
            (self.path / RUN_FILE).unlink()
            if self._is_new:
                self.path.rmdir()

    def note(self) -> RunNote | None:
        """Return which run this folder belongs to; None for a new one. Raises FolderError."""
        written = os.pread(self._file, LONGEST_NOTE, 0)
        try:
            return msgspec.json.decode(written, type=RunNote) if written else None
        except msgspec.MsgspecError as error:
            raise FolderError(
                f"{self.path / RUN_FILE} is damaged: nothing else says which results belong to this folder. "
                "Give another folder with --out."
            ) from error

    def keep(self, note: RunNote) -> None:
        """Note which run this folder belongs to. Raises FolderError."""
        try:
            written = os.pwrite(self._file, msgspec.json.encode(note), 0)
            os.ftruncate(self._file, written)
            os.fsync(self._file)
        except OSError as error:
            raise FolderError(unwritable(self.path, error)) from error


def is_begun(path: Path) -> bool:
    """Return whether a folder holds a run: then what was graded in it is kept."""
    try:
        return (path / RUN_FILE).stat().st_size > 0
    except OSError:
        return False


def unwritable(path: Path, error: OSError) -> str:
    """Return the sentence for a folder that cannot be written to."""
    return f"The results cannot be written to {path}: {error.strerror or error}."
