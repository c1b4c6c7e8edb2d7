"""A history of every version that was released opens, with everything in it; a change comes whole or not at all."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from grader.history.opening import connected
from grader.history.schema import MIGRATIONS
from tests.past import ago, answered, events, happened
from tests.test_history import EVERY_KIND

FOLDER = Path(__file__).parent / "histories"
STORED = sorted(FOLDER.glob("*.db"))
NEXT = (*MIGRATIONS, ("ALTER TABLE event ADD COLUMN note TEXT", "UPDATE event SET note = about"))


@pytest.fixture(params=STORED, ids=lambda path: path.stem)
def kit(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    (tmp_path / ".progress").mkdir()
    shutil.copy(request.param, tmp_path / ".progress/history.db")
    return tmp_path


def version(kit: Path) -> int:
    with closing(sqlite3.connect(kit / ".progress/history.db")) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_there_is_one_of_every_version() -> None:
    assert [int(path.stem) for path in STORED] == list(range(1, len(MIGRATIONS) + 1))


def test_it_opens_with_all_that_it_holds_and_goes_on(kit: Path) -> None:
    assert events(kit) == EVERY_KIND
    happened(kit, (ago(0), answered("new")))
    assert events(kit) == [*EVERY_KIND, answered("new")]
    assert version(kit) == len(MIGRATIONS)


def test_a_further_change_is_made_once(kit: Path) -> None:
    for _ in range(2):
        with closing(connected(kit / ".progress/history.db", NEXT)) as connection:
            [count] = connection.execute("SELECT count(*) FROM event WHERE note = about").fetchone()
    assert count == len(EVERY_KIND)
    assert version(kit) == len(NEXT)


def test_a_change_that_breaks_off_leaves_everything_as_it_was(kit: Path) -> None:
    broken = (*MIGRATIONS, ("ALTER TABLE event ADD COLUMN note TEXT", "UPDATE no_such_table SET note = 1"))
    with pytest.raises(sqlite3.OperationalError):
        connected(kit / ".progress/history.db", broken)
    assert version(kit) == len(MIGRATIONS)
    with closing(connected(kit / ".progress/history.db", NEXT)) as connection:
        assert connection.execute("SELECT count(note) FROM event").fetchone() == (len(EVERY_KIND),)
