"""A history that is damaged, another program's, newer, or out of reach: a sentence, and nothing is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from grader.history import History, HistoryError
from grader.history.aside import identity_of, set_aside
from grader.places import Places
from tests.past import ago, answered, events, happened


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def history(tmp_path: Path, told: list[str]) -> History:
    return History(Places(tmp_path), told.append)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / ".progress").mkdir()
    return tmp_path / ".progress/history.db"


def kept(file: Path) -> list[Path]:
    return sorted(file.parent.glob("history.damaged-*.db"))


@pytest.mark.parametrize(
    "content", [b"nonsense " * 1000, b"SQLite format 3\0" + b"\xff" * 5000, b"{", b"{" * 600]
)
def test_a_damaged_file_is_kept_aside_and_a_new_history_begins(
    tmp_path: Path, file: Path, history: History, told: list[str], content: bytes
) -> None:
    file.write_bytes(content)
    assert history.record(answered("new"))
    [aside] = kept(file)
    assert aside.read_bytes() == content
    assert len(told) == 1 and aside.name in told[0] and "a new history begins" in told[0]
    assert [event.about for event in events(tmp_path)] == ["new"]


def test_damage_in_the_middle_is_found_when_it_is_read(
    tmp_path: Path, file: Path, history: History, told: list[str]
) -> None:
    happened(tmp_path, *((ago(1), answered(f"{number}")) for number in range(500)))
    data = bytearray(file.read_bytes())
    data[8192:40960] = b"\xaa" * 32768
    file.write_bytes(data)
    assert history.events() == []
    assert [path.read_bytes() for path in kept(file)] == [bytes(data)] and len(told) == 1


@pytest.mark.parametrize(
    "made", ["CREATE TABLE notes (text)", "PRAGMA application_id = 7", "PRAGMA user_version = 3"]
)
def test_another_programs_database_is_kept_aside_unchanged(
    file: Path, history: History, told: list[str], made: str
) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(made)
        connection.execute("VACUUM")
    before = file.read_bytes()
    assert history.record(answered())
    assert [path.read_bytes() for path in kept(file)] == [before]
    assert "another program's" in told[0]


def test_our_file_without_our_table_is_damaged(file: Path, history: History, told: list[str]) -> None:
    happened(file.parents[1], (ago(1), answered()))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE event")
    assert history.record(answered("new"))
    assert len(kept(file)) == 1 and len(told) == 1


def test_an_empty_file_is_a_new_history(file: Path, history: History, told: list[str]) -> None:
    file.touch()
    assert history.record(answered())
    assert not kept(file) and not told


def test_a_history_of_a_newer_version_is_left_as_it_is(
    tmp_path: Path, file: Path, history: History, told: list[str]
) -> None:
    happened(tmp_path, (ago(1), answered()))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert not history.record(answered())
    assert not history.record(answered())
    assert len(told) == 1 and "newer version" in told[0] and not kept(file)
    with pytest.raises(HistoryError, match="newer version"):
        history.events()


def test_a_place_that_cannot_be_written_is_told_once(
    tmp_path: Path, history: History, told: list[str]
) -> None:
    (tmp_path / ".progress").write_text("a file, not a folder")
    assert not history.record(answered())
    assert not history.record(answered())
    [sentence] = told
    assert sentence.startswith("This is not kept in your history: ") and sentence.endswith(".")
    (tmp_path / ".progress").unlink()
    assert history.record(answered())


def test_a_folder_in_the_place_of_the_file_is_told(file: Path, history: History, told: list[str]) -> None:
    file.mkdir()
    assert not history.record(answered())
    assert len(told) == 1 and "unable to open database file" in told[0]


def test_who_holds_the_file_for_long_makes_others_give_up_not_fail(
    tmp_path: Path, file: Path, history: History, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.history.opening.SECONDS_FOR_A_LOCK", 0.2)
    happened(tmp_path, (ago(1), answered("old")))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not history.record(answered("new"))
        assert len(told) == 1 and "locked" in told[0]
        assert [one.event.about for one in history.events()] == ["old"], "reading waits for nobody"
    assert history.record(answered("new"))
    assert not kept(file)


def test_a_file_that_another_command_has_replaced_is_not_set_aside(file: Path) -> None:
    file.write_bytes(b"damaged")
    found = identity_of(file)
    assert found is not None
    (file.parent / "other").write_bytes(b"good")
    (file.parent / "other").replace(file)
    assert set_aside(file, found) is None
    assert file.read_bytes() == b"good"
