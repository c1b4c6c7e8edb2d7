"""Files of a folder on the disk: found without following a link, opened without trusting what they are."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from grader.classroom.intake.entries import Entry, IntakeError, Remarks, composed, left_by_a_machine

MOST_SUBMISSIONS = 100_000
MOST_FILES = 2_000  # below one folder of the root
DEEPEST = 6


def entries_below(root: Path, remarks: Remarks) -> list[Entry]:
    """Return the files below a folder. Raises IntakeError where it cannot be read."""
    try:
        with os.scandir(root) as places:
            found = sorted(places, key=lambda place: place.name)
    except OSError as error:
        raise IntakeError(f"The folder {root} cannot be read: {error.strerror}.") from error
    if len(found) > MOST_SUBMISSIONS:
        raise IntakeError(
            f"{root} holds {len(found):,} files and folders; at most {MOST_SUBMISSIONS:,} are read."
        )
    entries: list[Entry] = []
    for place in found:
        own = _Walk(remarks)
        entries += own.over(place, ())
    return entries


class _Walk:
    """Goes through what lies at one place of the root, up to a number of files."""

    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks
        self._seen = 0

    def over(self, place: os.DirEntry[str], above: tuple[str, ...]) -> Iterator[Entry]:
        """Yield the files at a place and below it."""
        real = (*above, place.name)
        if left_by_a_machine(place.name):
            return
        self._seen += 1
        if self._seen > MOST_FILES:
            if self._seen == MOST_FILES + 1:
                self._remarks.add(f"only the first {MOST_FILES:,} files of it were looked at", real[0])
            return
        if place.name.startswith("."):
            self._remarks.add("hidden, and left out", "/".join(real))
        elif place.is_dir(follow_symlinks=False):
            yield from self._below(place, real)
        elif place.is_symlink() and len(real) == 1:
            self._remarks.add("links are not followed; left out", place.name)
        else:
            yield Entry(tuple(map(composed, real)), ("/".join(real),), self._kind(place, real))

    def _below(self, place: os.DirEntry[str], real: tuple[str, ...]) -> Iterator[Entry]:
        if len(real) > DEEPEST:
            self._remarks.add("nested too deeply, and left out", "/".join(real))
            return
        try:
            with os.scandir(place.path) as inner:
                found = sorted(inner, key=lambda one: one.name)
        except OSError as error:
            self._remarks.add(f"cannot be read ({error.strerror})", "/".join(real))
            return
        for one in found:
            yield from self.over(one, real)

    def _kind(self, place: os.DirEntry[str], real: tuple[str, ...]) -> Literal["file", "link", "special"]:
        if place.is_symlink():
            return "link"
        if not place.is_file(follow_symlinks=False):
            return "special"
        return "file"


def content_of(root: str, path: str, most: int) -> bytes:
    """Return a file's bytes, one more than `most` where it has more. Raises OSError, also for what is no file.

    Each folder on the way is opened by itself, so that none of them can be a link by now.
    """
    *folders, name = path.split("/")
    descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for folder in folders:
            inner = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = inner
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=descriptor)
    finally:
        os.close(descriptor)
    with open(file, "rb") as opened:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(0, "it is not an ordinary file")
        return opened.read(most + 1)
