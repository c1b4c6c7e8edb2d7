"""Files of a zip archive, read from where they lie: names made harmless, sizes believed only as far as they hold."""

import os
import zipfile
from typing import IO, cast

from grader.classroom.intake.entries import Entry, Kind, Remarks, left_by_a_machine

LARGEST_LIST = 64 * 2**20  # of members, in the archive that the instructor gives
LARGEST_INNER_LIST = 2**20  # in one that a student packed
MOST_INNER_MEMBERS = 2_000
LONGEST_NAME = 255
DEEPEST = 20
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Unreadable(ValueError):
    """What was handed in cannot be read. The message goes on after its name: "is damaged"."""


def opened(file: IO[bytes], inner: bool) -> zipfile.ZipFile:
    """Return an archive whose list of members is of bearable size. Raises Unreadable."""
    guarded = _Guarded(file, LARGEST_INNER_LIST if inner else LARGEST_LIST)
    try:
        archive = zipfile.ZipFile(cast(IO[bytes], guarded))
    except Unreadable:
        raise
    except Exception as error:  # zipfile raises a dozen kinds for what is damaged on purpose
        raise Unreadable("is no zip archive, or a damaged one") from error
    if inner and len(archive.infolist()) > MOST_INNER_MEMBERS:
        raise Unreadable("holds too many files")
    guarded.most = None
    return archive


class _Guarded:
    """A file that refuses to give more than `most` bytes at once: zipfile reads the list of members in one piece."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self.most: int | None = most
        self._file = file
        self.seek, self.tell, self.seekable, self.close = file.seek, file.tell, file.seekable, file.close

    def read(self, size: int = -1) -> bytes:
        if self.most is not None:
            place = self._file.tell()
            rest = self._file.seek(0, os.SEEK_END) - place
            self._file.seek(place)
            if (rest if size < 0 else min(size, rest)) > self.most:
                raise Unreadable("holds too many files")
        return self._file.read(size)


def members_of(archive: zipfile.ZipFile, remarks: Remarks, where: str = "") -> list[Entry]:
    """Return the files of an archive; of two with the same name the last, which is what unpacking would leave."""
    entries: dict[tuple[str, ...], Entry] = {}
    for place, member in enumerate(archive.infolist()):
        name = _name(member)
        path = tuple(part for part in name.replace("\\", "/").split("/") if part not in ("", "."))
        if not path or any(map(left_by_a_machine, path)):
            continue
        shown = f"{where}/{name}" if where else name
        kind = _kind(member)
        if unwanted := _unwanted(name, path):
            remarks.left_out.add(unwanted, shown)
            continue
        if path in entries and kind != "folder":
            remarks.noted.add("is in the archive more than once; the last one was taken", shown)
        if kind == "link":
            remarks.left_out.add("a link, which is not followed", shown)
        entries[path] = Entry(path, (place,), kind)
    return [entries[path] for path in sorted(entries)]


def member_content(archive: zipfile.ZipFile, place: int, most: int) -> bytes:
    """Return the bytes of a member, one more than `most` where it has more. Raises Unreadable."""
    try:
        member = archive.infolist()[place]
        if member.flag_bits & _ENCRYPTED:
            raise Unreadable("is encrypted; hand it in without a password")
        if member.compress_type not in _READABLE:  # the others unpack without a bound
            raise Unreadable("is packed in a way that is not read here; pack it as an ordinary zip")
        with archive.open(member) as file:
            return file.read(most + 1)
    except Unreadable:
        raise
    except Exception as error:  # zipfile raises a dozen kinds for what is damaged on purpose
        raise Unreadable("is damaged in its archive") from error


def _unwanted(name: str, path: tuple[str, ...]) -> str:
    """Return why a member is left out, "" where it is not."""
    if ".." in path or path[0][1:2] == ":" or name.startswith(("/", "\\")):
        return "its name leads out of the archive, and it was left out"
    if any(part.startswith(".") for part in path):
        return "hidden, and left out"
    if len(path) > DEEPEST or max(map(len, path)) > LONGEST_NAME:
        return "its name is too long, and it was left out"
    return ""


def _name(member: zipfile.ZipInfo) -> str:
    """Return a member's name. Archives from a Mac hold UTF-8 without saying so."""
    if not member.flag_bits & _UTF8_NAME:
        try:
            return member.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return member.filename


def _kind(member: zipfile.ZipInfo) -> Kind:
    on_unix = member.create_system == 3
    if on_unix and member.external_attr >> 28 == 0o12:
        return "link"
    return "folder" if member.is_dir() else "file"
