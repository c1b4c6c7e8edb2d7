"""Where results are kept: the same in SQLite and in PostgreSQL, each once, and nothing mixed up."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import Engine, event

from grader.classroom.assessment import Version
from grader.classroom.store import Database, DatabaseError, Store, address, hash_of
from tests.postgres import Server, a_server, needs_postgres

OLD, NEW = Version("a" * 64, "k" * 64), Version("b" * 64, "k" * 64)
NAMES = [
    "ada",
    "Ada",
    "ada ",
    "",
    "\0",
    "a\0b",
    "\ud800",
    "\udcff",
    "\\udcff",
    "😀",
    "é",
    "e\u0301",
    "x" * 10_000,
]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with a_server() as server:
        yield server


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str | None:
    """What `--database` is given: nothing, or a server with an empty database."""
    if request.param == "sqlite":
        return None
    server: Server = request.getfixturevalue("server")
    return server.new_database()


@pytest.fixture
def opened(url: str | None, tmp_path: Path) -> Callable[[str], Store]:
    """Opens the database anew for a run, as the next process does."""
    return lambda run: Store(Database(address(url, tmp_path)), run)


def test_names_may_hold_anything_and_none_is_taken_for_another(opened: Callable[[str], Store]) -> None:
    for name in NAMES:
        opened("run").add(name, OLD, hash_of(name).encode(), failed=False, tries=1)
    records = opened("run").records([(name, OLD) for name in NAMES])
    assert list(records) == [(name, hash_of(name).encode()) for name in NAMES]


def test_a_result_is_kept_once(opened: Callable[[str], Store]) -> None:
    for record in (b"first", b"second"):
        opened("run").add("ada", OLD, record, failed=False, tries=1)
    assert list(opened("run").records([("ada", OLD)])) == [("ada", b"first")]
    assert opened("run").count() == 1


def test_an_error_of_ours_gives_way_to_a_result(opened: Callable[[str], Store]) -> None:
    opened("run").add("ada", OLD, b"error", failed=True, tries=2)
    assert opened("run").versions() == {}
    opened("run").add("ada", OLD, b"graded", failed=False, tries=1)
    opened("run").add("ada", OLD, b"error", failed=True, tries=1)
    assert list(opened("run").records([("ada", OLD)])) == [("ada", b"graded")]
    assert opened("run").versions() == {hash_of("ada"): {OLD}}


def test_another_version_of_a_submission_has_a_result_of_its_own(opened: Callable[[str], Store]) -> None:
    opened("run").add("ada", OLD, b"old", failed=False, tries=1)
    opened("run").add("ada", NEW, b"new", failed=False, tries=1)
    assert list(opened("run").records([("ada", NEW), ("ada", OLD)])) == [("ada", b"new"), ("ada", b"old")]


def test_the_classes_in_one_database_do_not_mix(opened: Callable[[str], Store]) -> None:
    for run in ("monday", "tuesday"):
        opened(run).begin(Path("in"), Path("out"))
        opened(run).add("ada", OLD, run.encode(), failed=False, tries=1)
    assert list(opened("monday").records([("ada", OLD)])) == [("ada", b"monday")]
    assert opened("tuesday").count() == 1
    assert opened("monday").is_known() and not opened("wednesday").is_known()


def test_many_records_come_in_the_order_asked_for(opened: Callable[[str], Store]) -> None:
    names = [f"{number:04}" for number in range(250)]
    store = opened("run")
    for name in names:
        store.add(name, OLD, name.encode(), failed=False, tries=1)
    backwards = names[::-1]
    assert [name for name, _ in store.records([(name, OLD) for name in backwards])] == backwards


def test_a_database_of_another_version_is_told_and_left_alone(
    opened: Callable[[str], Store], url: str | None, tmp_path: Path
) -> None:
    opened("run")
    change(url, tmp_path, "UPDATE grader_schema SET version = 99")
    with pytest.raises(DatabaseError, match="another version of this program: its tables have version 99"):
        opened("run")


def test_a_database_of_another_program_is_told_and_left_alone(
    opened: Callable[[str], Store], url: str | None, tmp_path: Path
) -> None:
    change(url, tmp_path, "CREATE TABLE grade (id INTEGER)")
    with pytest.raises(DatabaseError, match="belongs to another program: it holds grade"):
        opened("run")
    engine = sqlalchemy.create_engine(address(url, tmp_path))
    assert sqlalchemy.inspect(engine).get_table_names() == ["grade"]


def change(url: str | None, out: Path, statement: str) -> None:
    with sqlalchemy.create_engine(address(url, out)).begin() as connection:
        connection.execute(sqlalchemy.text(statement))


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "results.db").write_text("not a database, and longer than the header of one\n" * 20)
    with pytest.raises(DatabaseError, match="file is not a database"):
        Database(address(None, tmp_path))


def test_the_tables_are_made_all_or_none(
    opened: Callable[[str], Store], url: str | None, tmp_path: Path
) -> None:
    def end(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "CREATE TABLE grader_results" in statement:
            raise InterruptedError

    event.listen(Engine, "before_cursor_execute", end)
    try:
        with pytest.raises(InterruptedError):
            opened("run")
    finally:
        event.remove(Engine, "before_cursor_execute", end)
    assert sqlalchemy.inspect(sqlalchemy.create_engine(address(url, tmp_path))).get_table_names() == []


@needs_postgres
def test_those_who_make_the_tables_at_once_all_get_them(server: Server, tmp_path: Path) -> None:
    url = address(server.new_database(), tmp_path)
    with ThreadPoolExecutor(4) as pool:
        stores = pool.map(lambda run: Store(Database(url), run), "abcd")
        assert [store.count() for store in stores] == [0] * 4


def test_a_file_that_a_killed_run_left_empty_is_one_to_begin_with(tmp_path: Path) -> None:
    (tmp_path / "results.db").touch()
    assert Store(Database(address(None, tmp_path)), "run").count() == 0


@pytest.mark.parametrize(
    "given", ["results", "mysql://u@h/n", "sqlite:///a.db", "postgresql://u:secret@:x/n", "://"]
)
def test_what_is_no_address_is_told_without_repeating_a_password(given: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="postgresql://USER@HOST/NAME") as told:
        address(given, tmp_path)
    assert "secret" not in str(told.value)


def test_a_server_that_is_not_there_is_told_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://grader:secret@/class?host=/nowhere"
    with pytest.raises(DatabaseError, match=r"postgresql://grader:\*\*\*@/class") as told:
        Database(address(url, tmp_path))
    assert "secret" not in str(told.value)
