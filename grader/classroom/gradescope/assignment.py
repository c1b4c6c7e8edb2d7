"""What an autograder is told when it is built: which exercises are asked for, and how they are graded."""

from pathlib import Path

import msgspec


class Assignment(msgspec.Struct, frozen=True):
    """The exercises asked for; whether reports show no inputs; whether students are trusted without the sandbox."""

    asked: list[str]
    hidden: bool = False
    trusted: bool = False


def path_in(source: Path) -> Path:
    """Return where the assignment lies in the unpacked zip."""
    return source / "assignment.json"


def read(source: Path) -> Assignment:
    """Return the assignment of an unpacked zip. Raises OSError, msgspec.MsgspecError."""
    return msgspec.json.decode(path_in(source).read_bytes(), type=Assignment)
