"""A file of events, one line of JSON each: on the disk before the next thing is shown.

What was written is never changed. A line that a crash cut off is left where it is, and counted in `damaged`.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

Event = TypeVar("Event")
CLOCKS_SHOW = range(1970, 3000)  # years; one may run wrong, but days can be counted from all of these


def now() -> str:
    """Return the time, as events state it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def moment(at: str) -> datetime | None:
    """Return the time that an event states, in UTC; None where it states none, or one that no clock shows."""
    try:
        found = datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if found.year in CLOCKS_SHOW else None


class Versioned(msgspec.Struct, frozen=True, kw_only=True):
    """What says which version of its fields it has."""

    schema: int = 1


class Entry(Versioned, frozen=True, tag_field="event"):
    """An event: in which round, and when."""

    round: str
    at: str


class NotKept(Exception):
    """The file of events cannot be read or written. The message says why."""


class Journal(Generic[Event]):
    """Events of the kinds that the decoder reads."""

    def __init__(self, path: Path, decoder: "msgspec.json.Decoder[Event]") -> None:
        self.path = path
        self.damaged = 0
        self._decoder = decoder

    def events(self) -> list[Event]:
        """Return all events in their order. Raises NotKept where the file is there and cannot be read."""
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise NotKept(f"{self.path}: {error.strerror}") from error
        found: list[Event] = []
        self.damaged = 0
        for line in filter(None, lines):
            try:
                found.append(self._decoder.decode(line))
            except msgspec.DecodeError:
                self.damaged += 1
        return found

    def append(self, event: Event) -> None:
        """Write one event so that it is on the disk when this returns. Raises NotKept."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with open(self.path, "ab+") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(size - 1, 0))
                torn = file.read(1) not in (b"", b"\n")  # an earlier write was cut off
                file.write(b"\n" * torn + msgspec.json.encode(event) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise NotKept(f"{self.path}: {error.strerror}") from error
