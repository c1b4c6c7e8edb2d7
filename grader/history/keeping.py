"""The history: events go in, each on the disk before it is told, and come out in the order in which they happened."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self, TypeVar

import msgspec

from grader.commands.output import say
from grader.history.aside import identity_of, set_aside
from grader.history.events import Event, Graded
from grader.history.opening import HistoryError, connected, is_spoiled, patiently, transacted
from grader.journal import moment
from grader.places import Places

T = TypeVar("T")
FILE = "history.db"
_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


@dataclass(frozen=True)
class Happened:
    """An event and its time, in UTC. `origin` names the line of another record that it was taken over from."""

    at: datetime
    event: Event
    origin: str | None = None


class History:
    """A learner's history; the file is opened when it is first needed. Usable as a context manager."""

    def __init__(self, places: Places, tell: Callable[[str], None] = say) -> None:
        """`tell` gets the sentences about what could not be kept, and about a file that was set aside."""
        self.path = places.progress / FILE
        self._tell = tell
        self._told = False
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; it is opened again when needed."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def record(self, *events: Event, at: datetime | None = None) -> bool:
        """Keep events that happened now, or at another time. Return whether they are kept.

        Never raises: what is wrong is told, once. Of verdicts, those on a file as it was graded last are left out,
        where they are not taken over from elsewhere.
        """
        return self.record_all([Happened(at or datetime.now(UTC), event) for event in events])

    def record_all(self, happened: list[Happened]) -> bool:
        """Keep events with their times, all or none; those whose origin is known are there already. As `record`."""
        try:
            if happened:
                self._do(lambda connection: transacted(connection, lambda ours: _insert(ours, happened)))
        except HistoryError as error:
            if not self._told:
                self._tell(f"This is not kept in your history: {error}.")
            self._told = True
            return False
        return True

    def events(self) -> list[Happened]:
        """Return what happened, in order of time. Raises HistoryError.

        What a newer program has added is left out, and what happened at a time that no clock shows.
        """
        if identity_of(self.path) is None:
            return []
        query = "SELECT at, body, origin FROM event ORDER BY at, id"
        rows = self._do(lambda connection: connection.execute(query).fetchall())
        return [happened for row in rows if (happened := _read(*row)) is not None]

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `work` returns. A spoiled file is set aside first. Raises HistoryError."""
        try:
            try:
                return patiently(lambda: work(self._open()))
            except (sqlite3.Error, HistoryError) as error:
                self.close()
                if not is_spoiled(error):
                    raise
            self._make_room()
            return patiently(lambda: work(self._open()))
        except (sqlite3.Error, OSError, HistoryError) as error:
            self.close()
            raise HistoryError(_said(error, str(self.path))) from error

    def _open(self) -> sqlite3.Connection:
        """Return the connection, to the file that is there now: it may have been deleted since."""
        if self._connection is None or identity_of(self.path) != self._opened:
            self.close()
            self._opened = identity_of(self.path)  # the file that is to blame when opening it fails
            self._connection = connected(self.path)
            self._opened = identity_of(self.path)
        return self._connection

    def _make_room(self) -> None:
        kept = set_aside(self.path, self._opened) if self._opened else None
        if kept is not None:
            self._tell(
                f"{self.path} is damaged, or another program's. It is kept as {kept.name}, and a new history begins."
            )


def _insert(connection: sqlite3.Connection, happened: list[Happened]) -> None:
    for one in happened:
        if one.origin is None and isinstance(one.event, Graded) and _is_as_before(connection, one.event):
            continue
        row = (
            one.at.astimezone(UTC).isoformat(timespec="milliseconds"),
            one.event.__struct_config__.tag,
            one.event.about,
            _encoder.encode(one.event).decode(),
            one.origin,
        )
        connection.execute(
            "INSERT OR IGNORE INTO event (at, kind, about, body, origin) VALUES (?, ?, ?, ?, ?)", row
        )


def _is_as_before(connection: sqlite3.Connection, graded: Graded) -> bool:
    """Return whether the same program was the last to be graded there, in the same attempt."""
    wanted = "about = ? AND kind IN ('graded', 'reset')"
    query = f"SELECT at, body, origin FROM event WHERE {wanted} ORDER BY id DESC LIMIT 1"
    row = connection.execute(query, (graded.about,)).fetchone()
    last = _read(*row) if row else None
    return last is not None and isinstance(last.event, Graded) and last.event == graded


def _read(at: str, body: str, origin: str | None) -> Happened | None:
    try:
        event = _decoder.decode(body)
    except msgspec.DecodeError:
        return None
    happened = moment(at)
    return Happened(happened, event, origin) if happened else None


def _said(error: Exception, path: str) -> str:
    """Return what is wrong as the middle of a sentence, naming the file once."""
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return reason if path in reason else f"{path}: {reason}"
