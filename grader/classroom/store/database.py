"""A database to keep results in: opened, known to be ours, and waited for when it goes away."""

import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, create_engine, insert, inspect, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError, SQLAlchemyError

from grader.classroom.store.address import DatabaseError, DatabaseLost, shown, with_settings
from grader.classroom.store.schema import VERSION, metadata, schema
from grader.findings.printable import printable

T = TypeVar("T")
SECONDS_OF_PATIENCE = 120.0
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 3.0
_AWAY = (
    "08",
    "57P",
    "53300",
)  # SQLSTATE: connection lost, shutting down or starting up, too many connections
_ENDS = (".", "?", "!", ":")


class Database:
    """Does work in transactions. A PostgreSQL server may be away for a while: the work is then done again."""

    def __init__(self, url: URL, patience: float = SECONDS_OF_PATIENCE) -> None:
        """Open the database and make our tables where there are none. Raises DatabaseError."""
        self.name = shown(url)
        self.waiting: Callable[[float], None] = lambda seconds: None
        self._patience = patience
        try:
            self._engine = with_settings(create_engine(url))
            try:
                self._make_ours()
            except (IntegrityError, ProgrammingError):  # somebody else is making them at this moment
                self._make_ours()
        except ModuleNotFoundError as error:
            raise DatabaseError("PostgreSQL needs psycopg: pip install 'grader-kit[class]'.") from error
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise DatabaseError(f"The database {self.name} cannot be used: {_said(error)}") from error

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def do(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` returns, done in one transaction.

        While the server is away it is tried again and again; `waiting` is told for how many seconds that has been
        so, and 0 when it is over. Raises DatabaseLost when patience ends, or where waiting does not help.
        """
        started, pause = time.monotonic(), 0.0
        while True:
            try:
                with self._engine.begin() as connection:
                    result = work(connection)
                break
            except (SQLAlchemyError, sqlite3.Error) as error:
                away = time.monotonic() - started
                if not _is_away(error) or away > self._patience:
                    raise DatabaseLost(f"The database {self.name} failed: {_said(error)}") from error
            self._engine.dispose()
            self.waiting(away)
            pause = min(LONGEST_PAUSE, 2 * pause or FIRST_PAUSE)
            time.sleep(pause)
        if pause:
            self.waiting(0.0)
        return result

    def _make_ours(self) -> None:
        with self._engine.begin() as connection:
            tables = set(inspect(connection).get_table_names())
            if not tables:
                metadata.create_all(connection)
                connection.execute(insert(schema), {"version": VERSION})
            elif schema.name not in tables:
                some = printable(", ".join(sorted(tables)[:3]))
                raise DatabaseError(
                    f"The database {self.name} belongs to another program: it holds {some}. Give one of its own."
                )
            versions = connection.execute(select(schema.c.version)).scalars().all()
        if versions != [VERSION]:
            found = ", ".join(map(str, versions)) or "none"
            raise DatabaseError(
                f"The database {self.name} was written by another version of this program: its tables have version "
                f"{found}, and this program reads {VERSION}. Give another database, or another folder with --out."
            )


def _is_away(error: Exception) -> bool:
    """Return whether the server is out of reach for now: for a file, or a full disk, waiting does not help."""
    if not isinstance(error, DBAPIError) or isinstance(error.orig, sqlite3.Error):
        return False
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return error.connection_invalidated or isinstance(error, OperationalError)
    return state.startswith(_AWAY)


def _said(error: Exception) -> str:
    """Return what the database said, as sentences on one line; never what it was asked, nor a password."""
    message = str(getattr(error, "orig", None) or error)
    lines = [" ".join(line.split()) for line in message.splitlines() if line.strip()]
    return printable(" ".join(line if line.endswith(_ENDS) else f"{line}." for line in lines), 500)
