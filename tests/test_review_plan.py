"""What comes up on a day: what slipped first, no more than the day's share, and in which way."""

from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from grader.history import Event, Happened, History, WritingBegun
from grader.places import Places
from grader.quiz.topics import by_key, topics
from grader.review.memory import known
from grader.review.questions import Questions
from grader.review.queue import CAP, Queue, queue
from grader.review.ways import Item, planned
from grader.review.writing import Writing
from tests.past import ALONE, NOON, ago, answered, graded, no_complaint

QUESTIONS = by_key(topics())


def past(*events: tuple[float, Event]) -> list[Happened]:
    minutes = count()
    return [Happened(ago(days, next(minutes)), event) for days, event in events]


def waiting(events: list[Happened], now: datetime) -> Queue:
    return queue(known(events, QUESTIONS), events, now)


def due(events: list[Happened]) -> list[str]:
    return [memory.subject for memory in waiting(events, NOON).due]


def plan(kit: Path, events: list[Happened], cap: int = CAP) -> list[Item]:
    found = waiting(events, NOON)
    history = History(Places(kit), no_complaint)
    ways = [Questions(QUESTIONS, history, events), Writing(Places(kit), history, events)]
    return planned(found.due, ways, found.room(cap), found.done)


def what(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.way, item.what) for item in items]


def test_nothing_is_due_where_nothing_happened_and_on_the_day_itself() -> None:
    assert waiting([], NOON) == Queue([], {"question": 0, "hunt": 0, "writing": 0}, None)
    today = waiting(past((0, graded("a", axis="failed"))), NOON)
    assert not today.due
    assert today.next_day == (NOON + timedelta(days=1)).date()


def test_what_is_due_today_is_due_from_the_morning_on() -> None:
    events = [Happened(ago(1).replace(hour=20), graded("a", axis="failed"))]
    assert [memory.subject for memory in waiting(events, ago(0).replace(hour=8)).due] == ["softmax.axis"]


def test_what_slipped_comes_first_then_what_has_waited_longest() -> None:
    events = past(
        (9, graded("a", axis="passed")),
        (7, graded("a", exercise="mse", squared_error="passed")),
        (2, graded("a", exercise="schedule", warmup="failed")),
    )
    assert due(events) == ["schedule.warmup", "softmax.axis", "mse.squared_error"]


def test_a_day_has_its_cap_and_what_was_done_today_counts(tmp_path: Path) -> None:
    keys = [key for key, question in QUESTIONS.items() if question.kind == "choice" and not question.see]
    events = past(*((3, answered(key, "wrong")) for key in keys[:15]))
    assert len(plan(tmp_path, events)) == CAP
    done = [Happened(ago(0), answered(key, where="review")) for key in keys[:7]]
    assert len(plan(tmp_path, events + done)) == CAP - 7
    assert len(plan(tmp_path, events + done, cap=9)) == 2
    done += [Happened(ago(0), answered(key, where="review")) for key in keys[7:12]]
    assert plan(tmp_path, events + done) == []


def test_a_concept_with_questions_is_asked_one_that_was_not_asked_for_longest(tmp_path: Path) -> None:
    about = [
        key for key, one in QUESTIONS.items() if one.see == "torch_loop.zero_grad" and one.kind != "spoken"
    ]
    assert len(about) > 2
    asked: list[tuple[float, Event]] = []
    seen = []
    for day in range(90, 90 - 9 * len(about), -9):
        [item] = plan_at(
            tmp_path, past((99, graded("a", exercise="torch_loop", zero_grad="passed")), *asked), day
        )
        seen.append(item.what)
        question = answered(item.what, where="review")
        asked.append(
            (
                day,
                type(question)(question=item.what, concept="torch_loop.zero_grad", kind="", verdict="wrong"),
            )
        )
    assert sorted(seen) == sorted(about)


def plan_at(kit: Path, events: list[Happened], days_ago: float) -> list[Item]:
    found = waiting(events, ago(days_ago))
    questions = Questions(QUESTIONS, History(Places(kit), no_complaint), events)
    return planned(found.due, [questions], CAP, {})


def test_what_slipped_in_a_program_is_written_again(tmp_path: Path) -> None:
    slipped = past((3, graded("a", exercise="mse", squared_error="failed")))
    held = past((9, graded("a", exercise="mse", squared_error="passed")))
    assert what(plan(tmp_path, slipped)) == [("writing", "mse")]
    assert [item.way for item in plan(tmp_path, held)] == ["question"]


def test_what_slipped_in_a_question_is_asked(tmp_path: Path) -> None:
    assert what(plan(tmp_path, past((3, answered(ALONE, "wrong"))))) == [("question", ALONE)]


def test_one_exercise_a_day_is_written_for_all_its_concepts_and_comes_last(tmp_path: Path) -> None:
    events = past(
        (3, graded("a", axis="failed", stability="failed")),
        (3, graded("a", exercise="schedule", end="failed")),
        (2, answered(ALONE, "wrong")),
    )
    question, writing = plan(tmp_path, events)
    assert (question.what, writing.way, writing.what) == (ALONE, "writing", "softmax")
    assert [memory.subject for memory in writing.memories] == ["softmax.axis", "softmax.stability"]


def test_after_one_was_written_today_there_is_no_other(tmp_path: Path) -> None:
    events = past(
        (3, graded("a", exercise="schedule", end="failed")),
        (3, graded("a", exercise="mse", mean_reduction="failed")),
        (0, WritingBegun(exercise="mse", folder="reviews/1")),
        (0, graded("b", exercise="mse", folder="reviews/1", mean_reduction="passed")),
    )
    assert plan(tmp_path, events) == []


@pytest.mark.parametrize("days", [0, 4])
def test_what_was_begun_is_gone_on_with_before_anything_new(tmp_path: Path, days: float) -> None:
    events = past(
        (9, graded("a", exercise="schedule", end="failed")),
        (days, WritingBegun(exercise="softmax", folder="reviews/1")),
        (days, graded("b", folder="reviews/1", axis="failed")),
    )
    assert what(plan(tmp_path, events)) == [("writing", "schedule")], "its file was deleted"
    (tmp_path / "reviews/1").mkdir(parents=True)
    (tmp_path / "reviews/1/softmax.py").write_text("begun")
    assert what(plan(tmp_path, events)) == [("writing", "softmax")]


def test_a_question_or_an_exercise_that_is_no_more_is_left_out(tmp_path: Path) -> None:
    events = past((3, answered("gone.question", "wrong")), (3, graded("a", exercise="gone", idea="failed")))
    assert due(events) == [] == plan(tmp_path, events)


def test_an_idea_that_its_exercise_does_not_have_anymore_is_left_out(tmp_path: Path) -> None:
    assert due(past((3, graded("a", old_name="failed")))) == []


def test_an_exercise_begun_that_is_no_more_is_left_out_and_a_notebook_is_gone_on_with(tmp_path: Path) -> None:
    events = past(*((3, WritingBegun(exercise=name, folder="reviews/1")) for name in ("softmax", "gone")))
    (tmp_path / "reviews/1").mkdir(parents=True)
    (tmp_path / "reviews/1/gone.py").write_text("begun")
    assert plan(tmp_path, events) == []
    (tmp_path / "reviews/1/softmax.ipynb").write_text("begun")
    assert what(plan(tmp_path, events)) == [("writing", "softmax")]
