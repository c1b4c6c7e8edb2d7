"""The results of one run, kept as they come: each once, whatever ends in the middle."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Executable, Table, func, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from grader.classroom.assessment import Version
from grader.classroom.store.database import Database
from grader.classroom.store.schema import results, runs

ROWS_AT_A_TIME = 100
_Insert = sqlite.Insert | postgresql.Insert
_INSERT: dict[str, Callable[[Table], _Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


class Store:
    """The results of one run in a database that other runs may share. All methods raise DatabaseError."""

    def __init__(self, database: Database, run: str) -> None:
        self.database = database
        self.run = run

    def is_known(self) -> bool:
        """Return whether this run was begun in this database."""
        query = select(runs.c.run).where(runs.c.run == self.run)
        return self.database.do(lambda connection: connection.execute(query).first()) is not None

    def begin(self, root: Path, out: Path) -> None:
        """Note that this run begins, and with what."""
        row = {
            "run": self.run,
            "root": _bytes(str(root)),
            "out": _bytes(str(out)),
            "begun": datetime.now(UTC),
        }
        self.database.do(lambda connection: connection.execute(runs.insert(), row))

    def count(self) -> int:
        """Return how many results there are."""
        query = select(func.count()).where(results.c.run == self.run)
        return self.database.do(lambda connection: connection.execute(query).scalar_one())

    def names(self) -> set[str]:
        """Return the names of all submissions that ever had a result in this run."""
        query = select(results.c.name).where(results.c.run == self.run).distinct()
        rows = self.database.do(lambda connection: connection.execute(query).scalars().all())
        return {bytes(name).decode("utf-8", "surrogatepass") for name in rows}

    def versions(self) -> dict[str, set[Version]]:
        """Return what has its verdict, by `hash_of` the name. Where we failed there is none, to be tried again."""
        query = select(results.c.name_hash, results.c.submission, results.c.key).where(
            results.c.run == self.run, results.c.status != "error"
        )
        found: dict[str, set[Version]] = {}
        for name_hash, submission, key in self.database.do(
            lambda connection: connection.execute(query).all()
        ):
            found.setdefault(name_hash, set()).add(Version(submission, key))
        return found

    def add(self, name: str, version: Version, record: bytes, *, failed: bool, tries: int) -> None:
        """Keep a record. One that is there already stays, unless we had failed to make it."""
        row = {
            "run": self.run,
            "name_hash": hash_of(name),
            "submission": version.submission,
            "key": version.key,
            "name": _bytes(name),
            "status": "error" if failed else "graded",
            "tries": tries,
            "graded": datetime.now(UTC),
            "record": record.decode(),
        }
        self.database.do(lambda connection: connection.execute(_insertion(connection.dialect.name), row))

    def records(self, wanted: list[tuple[str, Version]]) -> Iterator[tuple[str, bytes]]:
        """Yield names and records in the order of `wanted`, a few at a time."""
        for start in range(0, len(wanted), ROWS_AT_A_TIME):
            some = wanted[start : start + ROWS_AT_A_TIME]
            found = self._rows(some)
            for name, version in some:
                yield name, found[hash_of(name), version].encode()

    def _rows(self, some: list[tuple[str, Version]]) -> dict[tuple[str, Version], str]:
        keys = [(hash_of(name), version.submission, version.key) for name, version in some]
        columns = (results.c.name_hash, results.c.submission, results.c.key)
        query = select(*columns, results.c.record).where(
            results.c.run == self.run, tuple_(*columns).in_(keys)
        )
        rows = self.database.do(lambda connection: connection.execute(query).all())
        return {(name_hash, Version(submission, key)): record for name_hash, submission, key, record in rows}


def hash_of(name: str) -> str:
    """Return what stands for a submission's name in an index: names may be long, and hold any character."""
    return hashlib.sha256(_bytes(name)).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@cache
def _insertion(dialect: str) -> Executable:
    """Return the statement that inserts a result, or puts it in the place of an error of ours."""
    statement = _INSERT[dialect](results)
    new = statement.excluded
    changes = {
        "status": new.status,
        "graded": new.graded,
        "record": new.record,
        "tries": results.c.tries + new.tries,
    }
    key = list(results.primary_key)
    return statement.on_conflict_do_update(
        index_elements=key, set_=changes, where=results.c.status == "error"
    )
