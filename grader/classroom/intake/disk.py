"""Files of a folder on the disk: found without following a link, opened without trusting what they are."""

import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from grader.classroom.intake.entries import Entry, IntakeError, Kind, Remarks, left_by_a_machine

MOST_SUBMISSIONS = 100_000
MOST_FILES = 2_000  # below one folder of the root
DEEPEST = 6
LINK = "a link, which is not followed"


def entries_below(root: Path, remarks: Remarks) -> list[Entry]:
    """Return the files below a folder, and the folders. Raises IntakeError where it cannot be read."""
    try:
        found = _places(root, MOST_SUBMISSIONS + 1)
    except OSError as error:
        raise IntakeError(f"The folder {root} cannot be read: {error.strerror}.") from error
    if len(found) > MOST_SUBMISSIONS:
        raise IntakeError(f"{root} holds more than {MOST_SUBMISSIONS:,} files and folders. Give it in parts.")
    entries: list[Entry] = []
    for place in found:
        own = list(islice(_below(place, (), remarks), MOST_FILES + 1))
        if len(own) > MOST_FILES:
            remarks.left_out.add(
                f"more than {MOST_FILES:,} files, of which only so many were looked at", place.name
            )
        entries += own[:MOST_FILES]
    return entries


def _places(folder: str | Path, most: int) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as places:
        return sorted(islice(places, most), key=lambda place: place.name)


def _below(place: os.DirEntry[str], above: tuple[str, ...], remarks: Remarks) -> Iterator[Entry]:
    """Yield what lies at a place: the file, or the folder and all below it."""
    if left_by_a_machine(place.name):
        return
    path = (*above, place.name)
    where = "/".join(path)
    if place.name.startswith("."):
        remarks.left_out.add("hidden, and left out", where)
        return
    try:
        kind = _kind(place)
        inner = _places(place.path, 10 * MOST_FILES) if kind == "folder" and len(path) <= DEEPEST else []
        entry = Entry(path, (where,), kind)
        if kind == "file" and entry.relevant and place.stat(follow_symlinks=False).st_nlink > 1:
            remarks.noted.add(
                "has a second name somewhere on this disk (a hard link); it was graded all the same", where
            )
    except OSError as error:
        remarks.left_out.add(f"cannot be read ({error.strerror})", where)
        kind, inner, entry = "folder", [], Entry(path, (where,), "folder")
    if kind == "link":
        remarks.left_out.add(LINK, where)
    if kind == "folder" and len(path) > DEEPEST:
        remarks.left_out.add("nested too deeply, and left out", where)
    yield entry
    for one in inner:
        yield from _below(one, path, remarks)


def _kind(place: os.DirEntry[str]) -> Kind:
    if place.is_symlink():
        return "link"
    if place.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if place.is_file(follow_symlinks=False) else "special"


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
