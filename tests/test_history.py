"""The history: what is recorded is there, once, in the order of time, for whoever opens it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.history import (
    Drilled,
    Happened,
    HintShown,
    History,
    Hunted,
    PointsTicked,
    Reset,
    Revealed,
    WritingBegun,
    folder_of,
    verdict_on,
)
from grader.places import Places
from grader.record import ExerciseResult
from grader.workspace import Found
from tests.past import ago, answered, events, graded, happened, happenings, no_complaint

EVERY_KIND = [
    graded("x = 1", axis="failed"),
    HintShown(exercise="softmax", concept="softmax.axis", rung=2, mistake="whole_array"),
    Revealed(exercise="softmax", after_a_pass=False),
    Reset(exercise="softmax"),
    WritingBegun(exercise="softmax", folder="reviews/2026-11-21"),
    answered(mistake="all_alike"),
    PointsTicked(question="losses.talk", ticked=3, points=5),
    Hunted(hunt="h", concept="softmax.axis", found=True, fixed=False, tries=2, misconception="softmax.rows"),
    Drilled(folder="drills/2026-11-21", exercises=["mse"], passed=[], seconds=900.5),
]


def test_every_kind_of_event_comes_back_as_it_went_in(tmp_path: Path) -> None:
    happened(tmp_path, *((ago(1, number), event) for number, event in enumerate(EVERY_KIND)))
    assert events(tmp_path) == EVERY_KIND


def test_events_come_back_in_the_order_in_which_they_happened(tmp_path: Path) -> None:
    happened(tmp_path, (ago(1), answered("b")), (ago(3), answered("a")), (ago(1), answered("c")))
    assert [event.about for event in events(tmp_path)] == ["a", "b", "c"]


def test_what_is_recorded_now_has_the_time_of_now(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    with History(Places(tmp_path), no_complaint) as history:
        assert history.record(answered())
    [found] = happenings(tmp_path)
    assert abs((found.at - before).total_seconds()) < 60


def test_without_a_history_nothing_happened_and_no_file_is_made(tmp_path: Path) -> None:
    assert events(tmp_path) == []
    assert not (tmp_path / ".progress").exists()


@pytest.mark.parametrize("again", ["x = 1", "x = 1\n\n", "# a remark\nx = 1"])
def test_the_same_program_graded_again_is_no_evidence(tmp_path: Path, again: str) -> None:
    happened(tmp_path, (ago(2), graded("x = 1", axis="failed")), (ago(1), graded(again, axis="failed")))
    assert len(events(tmp_path)) == 1


def test_the_same_program_with_another_verdict_is_evidence(tmp_path: Path) -> None:
    """It ran out of time, or torch was not there yet."""
    past = [graded("x = 1", axis="failed"), graded("x = 1", axis="passed")]
    happened(tmp_path, *((ago(1), event) for event in past))
    assert events(tmp_path) == past


def test_another_program_is_evidence_and_so_is_the_first_one_after_it(tmp_path: Path) -> None:
    sources = ["x = 1", "x = 2", "x = 1"]
    happened(tmp_path, *((ago(1), graded(source, axis="failed")) for source in sources))
    assert len(events(tmp_path)) == 3


def test_what_was_written_anew_after_a_reset_is_evidence_even_if_it_is_the_same(tmp_path: Path) -> None:
    past = [graded("x = 1", axis="passed"), Reset(exercise="softmax"), graded("x = 1", axis="passed")]
    happened(tmp_path, *((ago(1), event) for event in past))
    assert events(tmp_path) == past


def test_the_same_program_in_another_folder_is_evidence(tmp_path: Path) -> None:
    happened(
        tmp_path, *((ago(1), graded("x", folder=name, axis="passed")) for name in ("exercises", "drills/1"))
    )
    assert len(events(tmp_path)) == 2


@pytest.mark.parametrize("status", ["not_started", "missing", "error"])
def test_what_was_not_judged_is_no_evidence(status: str) -> None:
    assert verdict_on(Found("softmax", "x = 1"), ExerciseResult("softmax", status), "exercises") is None  # type: ignore[arg-type]


def test_a_file_that_cannot_be_read_is_no_evidence() -> None:
    found = Found("softmax", problem="softmax.py is a folder, not a file.")
    assert verdict_on(found, ExerciseResult("softmax", "failed"), "exercises") is None


def test_only_the_learners_own_folders_are_theirs(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    own = ["exercises", "reviews/2026-11-21", "drills/2026-11-21"]
    assert [folder_of(Places(kit), kit / name) for name in own] == own
    for other in (kit, kit / "submissions/ada", kit / "solutions/softmax", tmp_path, kit / "exercises/../.."):
        assert folder_of(Places(kit), other) is None


def test_deleting_the_folder_starts_over_even_while_it_is_open(tmp_path: Path) -> None:
    history = History(Places(tmp_path), no_complaint)
    assert history.record(answered("old"))
    for path in (tmp_path / ".progress").iterdir():
        path.unlink()
    (tmp_path / ".progress").rmdir()
    assert history.record(answered("new"))
    assert [event.about for event in events(tmp_path)] == ["new"]
    history.close()


def test_deleting_the_database_alone_starts_over_too(tmp_path: Path) -> None:
    History(Places(tmp_path), no_complaint).record(answered("old"))
    (tmp_path / ".progress/history.db").unlink()
    happened(tmp_path, (ago(0), answered("new")))
    assert [event.about for event in events(tmp_path)] == ["new"]


@pytest.mark.parametrize("at", ["yesterday", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"])
def test_what_happened_at_no_time_is_left_out(tmp_path: Path, at: str) -> None:
    happened(tmp_path, (ago(1), answered("known")))
    with History(Places(tmp_path), no_complaint) as history:
        history.record(answered("other"))
        assert history._connection is not None
        history._connection.execute("UPDATE event SET at = ? WHERE about = 'other'", (at,))
        assert [one.event.about for one in history.events()] == ["known"]


def test_what_a_newer_program_has_added_is_left_out_and_left_alone(tmp_path: Path) -> None:
    happened(tmp_path, (ago(1), answered("known")))
    with History(Places(tmp_path), no_complaint) as history:
        history.record(answered("other"))
        assert history._connection is not None
        history._connection.execute("""UPDATE event SET body = '{"event":"dreamt"}' WHERE about = 'other'""")
        assert [one.event.about for one in history.events()] == ["known"]
        assert history._connection.execute("SELECT count(*) FROM event").fetchone() == (2,)


def test_origin_makes_an_event_once(tmp_path: Path) -> None:
    with History(Places(tmp_path), no_complaint) as history:
        for _ in range(2):
            history.record_all(
                [Happened(ago(1), answered("a"), "quiz 1 a"), Happened(ago(1), answered("b"), "quiz 1 b")]
            )
        assert len(history.events()) == 2
