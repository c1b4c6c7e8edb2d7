"""A class whose results are kept by a PostgreSQL server, which may be away for a while."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from grader.classroom.store import Database, DatabaseLost, address
from grader.places import Places
from tests.batches import batch, lines_of, stored, without_seconds, write_class
from tests.postgres import Server, a_server, needs_postgres

pytestmark = needs_postgres


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with a_server() as server:
        yield server


@pytest.fixture
def opened(server: Server, tmp_path: Path) -> Iterator[Database]:
    """A database whose patience is short; the server is there again afterwards."""
    yield Database(address(server.new_database(), tmp_path), patience=1.0)
    server.kill()
    server.start()


def test_the_results_are_those_that_a_file_holds(server: Server, places: Places, tmp_path: Path) -> None:
    write_class(places, tmp_path / "in", 6)
    url = server.new_database()
    for out, more in (("by_server", ["--database", url]), ("by_file", [])):
        ran = batch(tmp_path / "in", "--out", tmp_path / out, *more)
        assert ran.returncode == 0, ran.stderr
    assert without_seconds(tmp_path / "by_server") == without_seconds(tmp_path / "by_file")
    assert stored(tmp_path / "by_server", url) == stored(tmp_path / "by_file")
    assert not (tmp_path / "by_server" / "results.db").exists()


def test_going_on_needs_the_database_that_it_was_begun_with(
    server: Server, places: Places, tmp_path: Path
) -> None:
    write_class(places, tmp_path / "in", 3)
    url = server.new_database()
    arguments = tmp_path / "in", "--out", tmp_path / "out"
    batch(*arguments, "--database", url)
    without, with_another = (
        batch(*arguments, "--resume"),
        batch(*arguments, "--resume", "--database", server.new_database()),
    )
    assert (without.returncode, with_another.returncode) == (2, 2)
    assert "give that with --database" in without.stderr
    assert "knows nothing of the results" in with_another.stderr
    assert "3 submissions (3 graded before)" in batch(*arguments, "--resume", "--database", url).stdout


def test_two_classes_in_one_database_stay_apart(server: Server, places: Places, tmp_path: Path) -> None:
    url = server.new_database()
    for name, count in (("monday", 2), ("tuesday", 3)):
        write_class(places, tmp_path / name, count)
        batch(tmp_path / name, "--out", tmp_path / f"{name} out", "--database", url)
    assert [len(lines_of(tmp_path / f"{name} out")) for name in ("monday", "tuesday")] == [2, 3]
    assert len(stored(tmp_path, url)) == 5


def test_a_server_that_is_away_for_a_moment_is_waited_for(opened: Database, server: Server) -> None:
    waited: list[float] = []
    opened.waiting = waited.append
    opened.do(lambda connection: connection.execute(text("SELECT 1")))
    server.kill()
    again = threading.Timer(0.4, server.start)
    again.start()
    assert opened.do(lambda connection: connection.execute(text("SELECT 2")).scalar_one()) == 2
    again.join()
    assert len(waited) > 1 and waited[-1] == 0.0, "it is told that it waits, and that it is over"


def test_a_server_that_stays_away_is_given_up(opened: Database, server: Server) -> None:
    server.kill()
    with pytest.raises(DatabaseLost, match=r"The database postgresql://grader@/class_.* failed: "):
        opened.do(lambda connection: connection.execute(text("SELECT 1")))


def test_what_a_server_refuses_is_not_tried_again(opened: Database) -> None:
    waited: list[float] = []
    opened.waiting = waited.append
    with pytest.raises(DatabaseLost, match="does not exist"):
        opened.do(lambda connection: connection.execute(text("SELECT * FROM nowhere")))
    assert not waited


def test_a_server_that_is_not_there_at_the_beginning_is_a_matter_of_usage(
    places: Places, tmp_path: Path
) -> None:
    write_class(places, tmp_path / "in", 1)
    url = f"postgresql://grader:secret@/class?host={tmp_path}"
    ran = batch(tmp_path / "in", "--out", tmp_path / "out", "--database", url)
    assert ran.returncode == 2
    assert "cannot be used" in ran.stderr
    assert "secret" not in ran.stderr and "Traceback" not in ran.stderr
