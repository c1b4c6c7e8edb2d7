"""Opening the file: ours or not, of which version, and safe under two commands at once and a sudden end.

It is the standard library's sqlite3 and not SQLAlchemy: `grade` writes here before each verdict is shown, and importing
SQLAlchemy alone takes longer than that.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from grader.history.schema import APPLICATION, MIGRATIONS

T = TypeVar("T")
SECONDS_FOR_A_LOCK = 5.0
PAUSE = 0.01
SMALLEST_DATABASE = 512  # bytes
_PRIMARY_CODE = 0xFF
_SPOILED = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR}


class HistoryError(Exception):
    """The history cannot be read or written. The message says why."""


class Foreign(HistoryError):
    """The file is not ours: another program's, or no database."""


def connected(path: Path, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS) -> sqlite3.Connection:
    """Return a connection to a history of the newest version, made or brought up to date as needed.

    Raises HistoryError, Foreign, OSError, sqlite3.Error.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and 0 < path.stat().st_size < SMALLEST_DATABASE:
        raise Foreign(f"{path} is no database")  # SQLite would take it for an empty one, and write over it
    connection = sqlite3.connect(path, timeout=SECONDS_FOR_A_LOCK, isolation_level=None)
    try:
        patiently(lambda: _prepare(connection, path, migrations))
    except BaseException:
        connection.close()
        raise
    return connection


def patiently(work: Callable[[], T]) -> T:
    """Return what `work` returns; while another command holds the file it is tried again, for some seconds.

    SQLite waits by itself for most locks, but not for every one: two that open a new file at once may collide.
    """
    end = time.monotonic() + SECONDS_FOR_A_LOCK
    while True:
        try:
            return work()
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(PAUSE)


def transacted(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    """Return what `work` returns, all of it kept or nothing. Nobody else writes meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result


def is_spoiled(error: Exception) -> bool:
    """Return whether the file is damaged or not ours, as opposed to out of reach for now."""
    return isinstance(error, Foreign) or (isinstance(error, sqlite3.Error) and _code(error) in _SPOILED)


def _prepare(connection: sqlite3.Connection, path: Path, migrations: tuple[tuple[str, ...], ...]) -> None:
    connection.execute("PRAGMA synchronous = NORMAL")  # in WAL mode a killed process loses nothing by it
    if _version(connection, path, len(migrations)) < len(migrations):
        connection.execute("PRAGMA journal_mode = WAL")
        transacted(connection, lambda ours: _migrate(ours, path, migrations))


def _migrate(connection: sqlite3.Connection, path: Path, migrations: tuple[tuple[str, ...], ...]) -> None:
    """Make what changes are lacking: none, where another command has just done it."""
    version = _version(connection, path, len(migrations))
    for statements in migrations[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """Return the version of the tables, 0 for a new file. Raises Foreign, HistoryError."""
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [version] = connection.execute("PRAGMA user_version").fetchone()
    [tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (application or version or tables):
        raise Foreign(f"{path} belongs to another program")
    if version > newest:
        raise HistoryError(
            f"{path} was written by a newer version of this program, and is left as it is; this one knows version "
            f"{newest} of its tables, and it has {version}"
        )
    return int(version)


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
