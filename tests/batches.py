"""Classes for tests: cheap submissions, the command that grades them, and what came of it."""

import json
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy

from grader.classroom.store import FILE, address
from grader.key.variants import Solutions
from grader.places import Places

CHEAP = ("mse", "softmax", "update_rule")
_SECONDS = re.compile(rb'"seconds":[0-9.e-]+')


def write_class(places: Places, root: Path, count: int, first_line: str = "") -> None:
    """Write different submissions of one to three exercises: right, wrong, talking and broken ones in turn."""
    for number in range(count):
        for exercise in CHEAP[: 1 + number % 3]:
            path = root / f"student {number:04}" / f"{exercise}.py"
            write_file(path, f"{first_line}\n{_program(places, exercise, number)}")


def write_file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def right(places: Places, exercise: str) -> str:
    return _solutions(places, exercise).reference


def _program(places: Places, exercise: str, number: int) -> str:
    solutions = _solutions(places, exercise)
    wrong = solutions.misconceptions
    kinds = [
        solutions.reference,
        solutions.program(wrong[number % len(wrong)]),
        f"print('started')\n{solutions.reference}",
        "def nothing_of_that():\n    return 1 / 0\n",
    ]
    return f"{kinds[number % len(kinds)]}\n# {number}\n"


_read: dict[str, Solutions] = {}


def _solutions(places: Places, exercise: str) -> Solutions:
    assert places.solutions is not None
    return _read.setdefault(exercise, Solutions(places.solutions / exercise))


def command(*arguments: object) -> list[str]:
    """The command line of `grader batch`."""
    return [sys.executable, "-m", "grader", "batch", *map(str, arguments)]


def batch(*arguments: object, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run `grader batch` to its end."""
    return subprocess.run(command(*arguments), capture_output=True, text=True, check=False, **how)


def results_so_far(out: Path, database: str | None = None) -> int:
    """How many results a run has stored by now."""
    if database is not None:
        return len(stored(out, database))
    try:
        with closing(sqlite3.connect(f"file:{out / FILE}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM grader_results").fetchone()[0]
    except sqlite3.OperationalError:  # no file yet, or no table in it
        return 0


def wait_for_results(
    out: Path, running: subprocess.Popen[str], more_than: int = 0, database: str | None = None
) -> None:
    """Return once a run has stored more results than that, or has ended."""
    while results_so_far(out, database) <= more_than and running.poll() is None:
        time.sleep(0.01)


def lines_of(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "results.jsonl").read_text().splitlines()]


def without_seconds(out: Path) -> bytes:
    """The results, byte for byte except times."""
    return _SECONDS.sub(b'"seconds":0', (out / "results.jsonl").read_bytes())


def stored(out: Path, database: str | None = None) -> list[tuple[str, str, int]]:
    """Name, status and tries of every result in a database, sorted."""
    engine = sqlalchemy.create_engine(address(database, out), poolclass=sqlalchemy.NullPool)
    with engine.connect() as connection:
        if not sqlalchemy.inspect(connection).has_table("grader_results"):
            return []
        rows = connection.execute(sqlalchemy.text("SELECT name, status, tries FROM grader_results"))
        return sorted(
            (bytes(name).decode("utf-8", "surrogatepass"), status, tries) for name, status, tries in rows
        )
