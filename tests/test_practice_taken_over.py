"""Hunts and drills are taken over from their journals: what is over, each once, from older journals too."""

from pathlib import Path

import pytest

from grader.commands.learner import learners_history
from grader.drilling import journal as drills
from grader.history import Drilled, Graded, Happened, History, Hunted
from grader.hunting import journal as hunts
from grader.places import Places
from tests.past import ago, no_complaint

BUG, CONCEPT = "softmax.no_max", "softmax.stability"


def found(kit: Path) -> list[Happened]:
    with History(Places(kit), no_complaint) as history:
        return learners_history(Places(kit), history, {})


def hunted(kit: Path) -> list[Hunted]:
    return [one.event for one in found(kit) if isinstance(one.event, Hunted)]


def at(minute: float) -> str:
    return ago(1, minute).isoformat()


def begun(name: str, bug: str = BUG, where: hunts.Where = "hunt") -> hunts.Begun:
    return hunts.Begun(name, at(0), bug, 7, True, "broken", "right", f"2026-{name}", where)


def named(name: str, *, right: bool, minute: float = 1) -> hunts.Named:
    return hunts.Named(name, at(minute), CONCEPT if right else "softmax.axis", right, minute * 60)


def fixed(name: str, *, passed: bool = True, minute: float = 2) -> hunts.Tried:
    return hunts.Tried(name, at(minute), passed, [], minute * 60)


def keep_hunts(kit: Path, *events: hunts.Event) -> Path:
    for event in events:
        hunts.Journal(kit / ".progress").append(event)
    return kit


def keep_drill(kit: Path, *events: drills.Event, name: str = "d") -> None:
    journal = drills.Journal(kit / ".progress")
    for event in (drills.Begun(name, at(0), ["mse", "softmax"], f"2026-{name}", 12), *events):
        journal.append(event)


def tried(minute: float, source: str, *failed: str) -> drills.Graded:
    status = "failed" if failed else "passed"
    return drills.Graded(
        "d", at(minute), "softmax", status, ["softmax.exponentiation"], list(failed), source=source
    )


# --- hunts


def test_a_hunt_that_is_over_is_in_the_history_once(tmp_path: Path) -> None:
    keep_hunts(tmp_path, begun("a"), named("a", right=True), fixed("a"))
    once = Hunted(
        hunt="hunts/2026-a", concept=CONCEPT, found=True, fixed=True, tries=1, misconception=BUG, seconds=120
    )
    for _ in range(2):
        [happened] = found(tmp_path)
        assert (happened.event, happened.at) == (once, ago(1, 2))


def test_wrong_answers_and_the_report_on_a_fix_are_told(tmp_path: Path) -> None:
    events = named("a", right=False), named("a", right=True), fixed("a", passed=False)
    keep_hunts(tmp_path, begun("a"), *events, hunts.Helped("a", at(2)), fixed("a"))
    [event] = hunted(tmp_path)
    assert (event.tries, event.helped, event.found, event.fixed) == (3, True, True, True)


def test_a_hunt_that_is_open_is_no_evidence_yet(tmp_path: Path) -> None:
    keep_hunts(tmp_path, begun("a"), named("a", right=False))
    assert hunted(tmp_path) == []
    keep_hunts(tmp_path, hunts.GivenUp("a", at(3), 180.0))
    [event] = hunted(tmp_path)
    assert (event.found, event.fixed, event.seconds) == (False, False, 180)


def test_a_hunt_left_for_another_one_is_missed_where_something_was_said(tmp_path: Path) -> None:
    keep_hunts(tmp_path, begun("a"), named("a", right=False), begun("b"), begun("c"))
    [event] = hunted(tmp_path)
    assert (event.hunt, event.found) == ("hunts/2026-a", False)


def test_a_hunt_of_a_review_is_not_left_for_one_of_ones_own(tmp_path: Path) -> None:
    keep_hunts(tmp_path, begun("a", where="review"), named("a", right=True), begun("b"))
    assert hunted(tmp_path) == []
    keep_hunts(tmp_path, fixed("a"))
    assert [event.where for event in hunted(tmp_path)] == ["review"]


def test_hunts_that_were_kept_before_they_counted_are_read(tmp_path: Path) -> None:
    lines = [
        '{"event":"begun","round":"a","at":"2026-11-01T10:00:00+00:00","hunt":"softmax.no_max","seed":7,"own":true,'
        '"broken":"b","right":"r","folder":"2026-11-01-softmax","schema":1}',
        '{"event":"named","round":"a","at":"2026-11-01T10:01:00+00:00","said":"","right":false,"seconds":60.0}',
        '{"event":"given_up","round":"a","at":"2026-11-01T10:02:00+00:00","schema":1}',
        '{"event":"given_up","round":"a","at":"2026-11-01T10:',
    ]
    (tmp_path / ".progress").mkdir()
    (tmp_path / ".progress/hunts.jsonl").write_text("\n".join(lines))
    [event] = hunted(tmp_path)
    assert (event.concept, event.found, event.seconds, event.where) == (CONCEPT, False, 60, "hunt")


@pytest.mark.parametrize("wrong", ["bug", "time"])
def test_a_bug_that_is_no_more_and_an_answer_of_no_time_are_left_out(tmp_path: Path, wrong: str) -> None:
    over = hunts.GivenUp("a", "yesterday" if wrong == "time" else at(2))
    keep_hunts(tmp_path, begun("a", "softmax.gone" if wrong == "bug" else BUG), over)
    assert found(tmp_path) == []


# --- drills


def test_a_drills_verdicts_are_in_the_history_while_it_goes_on_and_each_program_once(tmp_path: Path) -> None:
    keep_drill(tmp_path, tried(1, "x", "softmax.axis"), tried(2, "x", "softmax.axis"), tried(3, "y"))
    for _ in range(3):
        first, second = (one.event for one in found(tmp_path))
    assert isinstance(first, Graded) and isinstance(second, Graded)
    assert (first.about, first.status, first.source) == ("drills/2026-d/softmax", "failed", "x")
    assert first.concepts == {"softmax.exponentiation": "passed", "softmax.axis": "failed"}
    assert second.status == "passed"


def test_a_drill_counts_with_its_time_when_it_is_over_or_left(tmp_path: Path) -> None:
    keep_drill(tmp_path, tried(3, "y"), drills.Spent("d", at(4), "softmax", 240.0))
    assert [type(one.event) for one in found(tmp_path)] == [Graded]
    keep_drill(tmp_path, name="e")
    expected = Drilled(
        folder="drills/2026-d", exercises=["mse", "softmax"], passed=["softmax"], seconds=240.0
    )
    assert found(tmp_path)[-1] == Happened(ago(1, 4), expected, "drill d")
    keep_drill(tmp_path, drills.Spent("f", at(5), "mse", 5.0), drills.Ended("f", at(6)), name="f")
    keep_drill(tmp_path, name="g")
    assert [one.event.about for one in found(tmp_path)][1:] == ["drills/2026-d", "drills/2026-f"]


def test_verdicts_that_were_kept_without_their_program_are_each_there(tmp_path: Path) -> None:
    lines = [
        '{"event":"begun","round":"d","at":"2026-11-01T10:00:00+00:00","exercises":["mse"],"folder":"x","minutes":4}',
        *(
            f'{{"event":"graded","round":"d","at":"2026-11-01T10:0{minute}:00+00:00","exercise":"mse",'
            '"status":"failed","passed":[],"failed":["mse.squared_error"],"headline":"mse.squared_error"}'
            for minute in (1, 2)
        ),
    ]
    (tmp_path / ".progress").mkdir()
    (tmp_path / ".progress/drills.jsonl").write_text("\n".join(lines) + "\n")
    for _ in range(2):
        assert [one.event.about for one in found(tmp_path)] == ["drills/x/mse"] * 2


def test_without_the_database_all_of_it_comes_back_and_without_the_folder_nothing(tmp_path: Path) -> None:
    keep_hunts(tmp_path, begun("a"), named("a", right=True), fixed("a"))
    keep_drill(tmp_path, tried(1, "x", "softmax.axis"), drills.Ended("d", at(2)))
    before = found(tmp_path)
    (tmp_path / ".progress/history.db").unlink()
    assert found(tmp_path) == before
    for path in (tmp_path / ".progress").iterdir():
        path.unlink()
    assert found(tmp_path) == []


def test_another_verdict_on_the_same_program_is_evidence_in_a_drill_too(tmp_path: Path) -> None:
    keep_drill(tmp_path, tried(1, "x", "softmax.axis"), tried(2, "x"))
    assert [one.event.status for one in found(tmp_path) if isinstance(one.event, Graded)] == [
        "failed",
        "passed",
    ]
