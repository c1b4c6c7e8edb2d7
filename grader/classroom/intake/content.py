"""The bytes of the files of one submission, from the disk or from archives within archives."""

import io
import os
import zipfile
from functools import lru_cache
from pathlib import Path

from grader.classroom.intake import archive, disk
from grader.classroom.intake.archive import Unreadable
from grader.classroom.intake.entries import Entry

LARGEST_ARCHIVE = 50 * 2**20  # that a student packed


class Content:
    """Reads files below a root; an archive that was opened last stays open for the next file."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._inner: tuple[tuple[str | int, ...], zipfile.ZipFile] | None = None

    def of(self, entry: Entry, most: int) -> bytes:
        """Return a file's bytes. Raises Unreadable, whose message goes on after the file's name."""
        if entry.kind == "link":
            raise Unreadable("is a link; hand in the file itself")
        if entry.kind == "folder":
            raise Unreadable("is a folder, not a file")
        if entry.kind == "special":
            raise Unreadable("is not an ordinary file")
        data = self._bytes(entry.steps, most)
        if len(data) > most:
            raise Unreadable(f"has more than {most >> 20} MB")
        return data

    def archive(self, entry: Entry) -> zipfile.ZipFile:
        """Return the archive that this file is. Raises Unreadable."""
        if self._inner is None or self._inner[0] != entry.steps:
            data = io.BytesIO(self.of(entry, LARGEST_ARCHIVE))
            self._inner = entry.steps, archive.opened(data, inner=True)
        return self._inner[1]

    def _bytes(self, steps: tuple[str | int, ...], most: int) -> bytes:
        *before, last = steps
        if isinstance(last, str):
            try:
                return disk.content_of(self._root, last, most)
            except OSError as error:
                raise Unreadable(f"cannot be read: {error.strerror}") from error
        outer = self.archive(Entry(("",), tuple(before))) if before else archive_at(Path(self._root))
        return archive.member_content(outer, last, most)


def archive_at(path: Path) -> zipfile.ZipFile:
    """Return the instructor's archive, opened once in each process. Raises Unreadable."""
    try:
        status = path.stat()
        return _opened(str(path), status.st_size, status.st_mtime_ns, os.getpid())
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error


@lru_cache(maxsize=2)
def _opened(path: str, _size: int, _changed: int, _process: int) -> zipfile.ZipFile:
    file = open(path, "rb")  # noqa: SIM115 (open as long as the archive)
    try:
        return archive.opened(file, inner=False)
    except Unreadable:
        file.close()
        raise
