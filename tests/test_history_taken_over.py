"""What earlier versions kept, and what the quiz keeps, is taken over once."""

import json
from pathlib import Path

import pytest

from grader.commands.learner import learners_history
from grader.history import Event, History, PointsTicked, QuizAnswered, Revealed
from grader.places import Places
from grader.progress import Progress
from grader.quiz.journal import Answered, Begun, Journal, SelfRated
from grader.quiz.topics import by_key, topics
from tests.past import QUESTION, ago, answered, happened, no_complaint

QUESTIONS = by_key(topics())


def found(kit: Path) -> list[Event]:
    with History(Places(kit), no_complaint) as history:
        return [one.event for one in learners_history(Places(kit), history, QUESTIONS)]


def keep_reveals(kit: Path, *entries: object) -> None:
    (kit / ".progress").mkdir(exist_ok=True)
    (kit / ".progress/progress.json").write_text(json.dumps({"hints": {}, "revealed": {"mse": entries}}))


def test_what_was_revealed_before_there_was_a_history_is_in_it_once(tmp_path: Path) -> None:
    keep_reveals(tmp_path, {"at": "2026-11-20T18:00:00+00:00", "after_a_pass": False})
    assert found(tmp_path) == [Revealed(exercise="mse", after_a_pass=False)]
    assert found(tmp_path) == [Revealed(exercise="mse", after_a_pass=False)]


def test_what_was_revealed_since_is_not_there_twice(tmp_path: Path) -> None:
    Progress(tmp_path / ".progress").record_reveal("mse", passed=True)
    with History(Places(tmp_path), no_complaint) as history:
        history.record(Revealed(exercise="mse", after_a_pass=True))
    assert found(tmp_path) == [Revealed(exercise="mse", after_a_pass=True)]


@pytest.mark.parametrize(
    "entry", ["text", {}, {"at": 7, "after_a_pass": True}, {"at": "soon", "after_a_pass": True}]
)
def test_what_cannot_be_read_of_it_is_left_out(tmp_path: Path, entry: object) -> None:
    keep_reveals(tmp_path, entry, {"at": "2026-11-20T18:00:00+00:00", "after_a_pass": True})
    assert found(tmp_path) == [Revealed(exercise="mse", after_a_pass=True)]


def test_answers_to_the_quiz_come_with_their_concept_and_ticks_apart(tmp_path: Path) -> None:
    journal = Journal(tmp_path / ".progress")
    at = ago(1).isoformat()
    journal.append(Begun(round="r", at=at, seed=1, questions=[QUESTION, "gone.question", "a.talk"]))
    journal.append(
        Answered(round="r", at=at, question=QUESTION, kind="choice", said="a", verdict="wrong", mistake="m")
    )
    journal.append(
        Answered(round="r", at=at, question="gone.question", kind="choice", said="a", verdict="right")
    )
    journal.append(SelfRated(round="r", at=at, question="a.talk", ticked=[1, 3], points=5))
    for _ in range(2):
        first, second, third = found(tmp_path)
    assert first == answered(verdict="wrong", mistake="m")
    assert isinstance(second, QuizAnswered) and second.concept == ""
    assert third == PointsTicked(question="a.talk", ticked=2, points=5)


def test_an_answer_of_no_time_is_left_out(tmp_path: Path) -> None:
    journal = Journal(tmp_path / ".progress")
    for at in (
        "yesterday",
        "0001-01-01T00:00:00+14:00",
        "0001-01-01T00:00:00+00:00",
        "9999-12-31T23:59:59+00:00",
    ):
        journal.append(
            Answered(round="r", at=at, question=QUESTION, kind="choice", said="a", verdict="wrong")
        )
    assert found(tmp_path) == []


def test_the_answers_join_what_is_there(tmp_path: Path) -> None:
    happened(tmp_path, (ago(2), answered("first")), (ago(0), answered("last")))
    Journal(tmp_path / ".progress").append(
        Answered(
            round="r", at=ago(1).isoformat(), question="between", kind="choice", said="a", verdict="right"
        )
    )
    assert [event.about for event in found(tmp_path)] == ["first", "between", "last"]
