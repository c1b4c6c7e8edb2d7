"""Files of a zip archive, read from where they lie: names made harmless, sizes believed only as far as they hold."""

import os
import struct
import zipfile
from typing import IO

from grader.classroom.intake.entries import Entry, Remarks, composed, left_by_a_machine

LARGEST_DIRECTORY = 64 * 2**20  # of the archive that the instructor gives
LARGEST_INNER_DIRECTORY = 2**20  # of one that a student packed
MOST_MEMBERS = 500_000
MOST_INNER_MEMBERS = 2_000
LONGEST_NAME = 255
DEEPEST = 20
_END = b"PK\5\6"
_END_SIZE = 22
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Unreadable(ValueError):
    """What was handed in cannot be read. The message goes on after its name: "is damaged"."""


def opened(file: IO[bytes], inner: bool) -> zipfile.ZipFile:
    """Return an archive whose list of members is of bearable size. Raises Unreadable."""
    try:
        if _directory_size(file) > (LARGEST_INNER_DIRECTORY if inner else LARGEST_DIRECTORY):
            raise Unreadable("holds too many files")
        archive = zipfile.ZipFile(file)
    except Unreadable:
        raise
    except Exception as error:  # zipfile raises a dozen kinds for what is damaged on purpose
        raise Unreadable("is no zip archive, or a damaged one") from error
    if len(archive.infolist()) > (MOST_INNER_MEMBERS if inner else MOST_MEMBERS):
        raise Unreadable("holds too many files")
    return archive


def members_of(archive: zipfile.ZipFile, remarks: Remarks, where: str = "") -> list[Entry]:
    """Return the files of an archive; of two with the same name the last, which is what unpacking would leave."""
    entries: dict[tuple[str, ...], Entry] = {}
    for place, member in enumerate(archive.infolist()):
        name = _name(member)
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
        if member.is_dir() or not parts or any(map(left_by_a_machine, parts)):
            continue
        shown = f"{where}/{name}" if where else name
        if ".." in parts or ":" in parts[0][1:2] or name.startswith(("/", "\\")):
            remarks.add("its name leads out of the archive, and it was left out", shown)
        elif any(part.startswith(".") for part in parts):
            remarks.add("hidden, and left out", shown)
        elif len(parts) > DEEPEST or max(map(len, parts)) > LONGEST_NAME:
            remarks.add("its name is too long, and it was left out", shown)
        else:
            path = tuple(composed(part) for part in parts)
            if path in entries:
                remarks.add("is in the archive more than once; the last one was taken", shown)
            entries[path] = Entry(path, (place,), "link" if _is_link(member) else "file")
    return list(entries.values())


def member_content(archive: zipfile.ZipFile, place: int, most: int) -> bytes:
    """Return the bytes of a member, one more than `most` where it has more. Raises Unreadable."""
    member = archive.infolist()[place]
    if member.flag_bits & _ENCRYPTED:
        raise Unreadable("is encrypted")
    if member.compress_type not in _READABLE:  # the others unpack without a bound
        raise Unreadable("is packed in a way that is not read here; pack it as an ordinary zip")
    try:
        with archive.open(member) as file:
            return file.read(most + 1)
    except Exception as error:  # zipfile raises a dozen kinds for what is damaged on purpose
        raise Unreadable("is damaged in its archive") from error


def _directory_size(file: IO[bytes]) -> int:
    """Return how large an archive's list of members says that it is; zipfile reads it in one piece."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_SIZE - 0xFFFF))
    tail = file.read()
    last = tail[-_END_SIZE:]
    place = len(tail) - _END_SIZE if last.startswith(_END) and last.endswith(b"\0\0") else tail.rfind(_END)
    found: int = struct.unpack_from("<L", tail, place + 12)[0] if 0 <= place <= len(tail) - _END_SIZE else 0
    return (
        size if found == 0xFFFFFFFF else found
    )  # a larger one is told elsewhere; it is at most the whole file


def _name(member: zipfile.ZipInfo) -> str:
    """Return a member's name. Archives from a Mac hold UTF-8 without saying so."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name


def _is_link(member: zipfile.ZipInfo) -> bool:
    return member.create_system == 3 and (member.external_attr >> 28) == 0o12
