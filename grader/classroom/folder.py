"""The folder that a run writes into: its own while it runs, and known again when it goes on."""

import fcntl
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from grader.classroom.intake.shapes import RUN_FILE

LONGEST_NOTE = 10_000


class FolderError(ValueError):
    """The folder for the results cannot be used. The message says why and what to do."""


@dataclass(frozen=True)
class RunNote:
    """Which run a folder of results belongs to, and in which database that run is kept."""

    run: str
    database: str


class Folder:
    """The folder of results, locked. The lock ends with the process, however it ends; use it as a context manager."""

    def __init__(self, path: Path) -> None:
        """Make the folder where it is not there, and lock it. Raises FolderError."""
        self.path = path
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path / RUN_FILE, os.O_RDWR | os.O_CREAT, 0o644)
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
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
        os.close(self._file)

    def note(self) -> RunNote | None:
        """Return which run this folder belongs to; None for a new one. Raises FolderError."""
        written = os.pread(self._file, LONGEST_NOTE, 0)
        try:
            return RunNote(**json.loads(written)) if written else None
        except (ValueError, TypeError) as error:
            raise FolderError(
                f"{self.path / RUN_FILE} is damaged: nothing else says which results belong to this folder. "
                "Give another folder with --out."
            ) from error

    def keep(self, note: RunNote) -> None:
        """Note which run this folder belongs to. Raises FolderError."""
        try:
            os.pwrite(self._file, json.dumps(asdict(note)).encode(), 0)
            os.fsync(self._file)
        except OSError as error:
            raise FolderError(unwritable(self.path, error)) from error


def unwritable(path: Path, error: OSError) -> str:
    """Return the sentence for a folder that cannot be written to."""
    return f"The results cannot be written to {path}: {error.strerror or error}."
