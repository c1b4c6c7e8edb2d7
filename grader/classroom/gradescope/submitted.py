"""What a student handed in, as Gradescope lays it out: the files, and in submission_metadata.json who it is."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from grader.classroom.intake import read, submission
from grader.findings.printable import shown_name
from grader.workspace import Found

LARGEST_METADATA = 2**22  # it holds all results of earlier submissions, too
MOST_FILES = 10


class User(msgspec.Struct, frozen=True):
    """One of those who handed in."""

    name: str = ""


class Metadata(msgspec.Struct, frozen=True):
    """What is read of Gradescope's submission_metadata.json."""

    users: list[User] = []


@dataclass(frozen=True)
class Submitted:
    """Whose submission it is, the exercises in it that are asked for, and what is to be said about its files."""

    name: str
    found: list[Found]
    remarks: list[str]


def submitted_in(root: Path, asked: list[str]) -> Submitted:
    """Return the submission below Gradescope's folder. Raises IntakeError where it cannot be read."""
    folder = root / "submission"
    name = _name(root / "submission_metadata.json")
    handed, remarks = submission(folder, name)
    found = [one for one in read(handed) if one.exercise in asked]
    missing = [name for name in asked if name not in {one.exercise for one in found}]
    return Submitted(name, found, remarks + ([_expected(folder, missing)] if missing else []))


def _expected(folder: Path, missing: list[str]) -> str:
    """Return what was not found, and the names of what was handed in: mostly one is the other."""
    files = list(islice(_files(folder), MOST_FILES + 1))
    there = ", ".join(map(shown_name, files[:MOST_FILES])) + (" ..." if len(files) > MOST_FILES else "")
    wanted = ", ".join(f"{name}.py" for name in missing)
    return (
        f"Not found: {wanted} (or .ipynb). Handed in: {there or 'no file at all'}. "
        "If one of these is meant, give it the expected name and submit again."
    )


def _files(folder: Path) -> Iterator[str]:
    for where, folders, names in os.walk(folder):
        folders.sort()
        yield from (os.path.relpath(os.path.join(where, name), folder) for name in sorted(names))


def _name(metadata: Path) -> str:
    with suppress(OSError, msgspec.MsgspecError):
        if metadata.stat().st_size <= LARGEST_METADATA:
            users = msgspec.json.decode(metadata.read_bytes(), type=Metadata).users
            return shown_name(", ".join(user.name for user in users if user.name)) or "submission"
    return "submission"
