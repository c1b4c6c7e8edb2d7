"""Where results are kept: a file of SQLite's in the folder of results, or a PostgreSQL server by its URL."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from grader.findings.printable import printable

FILE = "results.db"
SECONDS_TO_CONNECT = 5
MILLISECONDS_WITHOUT_ANSWER = 20_000
SECONDS_FOR_A_LOCK = 30


class DatabaseError(RuntimeError):
    """The database cannot be used. The message says why and what to do."""


class DatabaseLost(DatabaseError):
    """The database failed in the middle of a run, or stayed away for too long. What it holds is kept."""


def address(given: str | None, out: Path) -> URL:
    """Return the address that `--database` means; without one, that of a file in `out`. Raises DatabaseError."""
    if given is None:
        return URL.create("sqlite", database=str(out / FILE))
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        url = None
    if url is not None and url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    raise DatabaseError(
        "What --database gives is no address of a database: expected postgresql://USER@HOST/NAME. "
        f"Without --database the results are kept in DIR/{FILE}."
    )


def shown(url: URL) -> str:
    """Return an address for reading: without its password."""
    if url.drivername == "sqlite":
        return printable(url.database or "")
    return printable(url.set(drivername="postgresql").render_as_string(hide_password=True))


def with_settings(engine: Engine) -> Engine:
    """Return the engine, made safe against sudden ends: ours, a server's, a network's."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin)
    else:
        event.listen(engine, "do_connect", _bound_waiting)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we begin transactions ourselves, so that making tables is one too
    connection.execute(f"PRAGMA busy_timeout = {SECONDS_FOR_A_LOCK * 1000}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # in WAL mode a killed process loses nothing by it


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _bound_waiting(_dialect: object, _record: object, _arguments: object, settings: dict) -> None:
    settings.setdefault("connect_timeout", SECONDS_TO_CONNECT)
    settings.setdefault("tcp_user_timeout", MILLISECONDS_WITHOUT_ANSWER)
