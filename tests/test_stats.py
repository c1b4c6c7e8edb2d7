"""`grader stats`: what holds, fades and slips; days in a row; mistakes that came back; and all of it exported."""

import csv
import json
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from click.utils import strip_ansi

from grader.commands import stats
from grader.history import Drilled, Event, Happened
from grader.history.days import practice
from grader.quiz.topics import by_key, topics
from grader.report.dates import duration, in_days
from grader.report.stats import stats_text
from grader.review.standing import standing
from tests.past import ALONE, NOON, ago, answered, graded, happened
from tests.quiz_rounds import run as quiz
from tests.test_history import EVERY_KIND

QUESTIONS = by_key(topics())


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRADER_KIT", str(tmp_path))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(stats.command, arguments)


def page(*past: tuple[datetime, Event]) -> str:
    events = [Happened(at, event) for at, event in past]
    return strip_ansi(stats_text(standing(events, QUESTIONS, NOON), QUESTIONS))


def days(*ago_days: int) -> list[Happened]:
    return [Happened(ago(number), answered()) for number in sorted(ago_days, reverse=True)]


def test_an_empty_history_says_what_to_do(kit: Path) -> None:
    ran = run()
    assert ran.exit_code == 0 and "Nothing yet." in ran.stdout
    assert not (kit / ".progress").exists()


def test_each_concept_has_the_sign_of_how_it_stands() -> None:
    shown = page(
        (ago(1), graded("a", exponentiation="passed", normalization="failed", axis="not_checked")),
        (ago(1, 1), graded("b", normalization="passed")),
        (ago(1), graded("a", exercise="mse", squared_error="failed")),
        (ago(8), graded("a", exercise="schedule", warmup="passed")),
    )
    [line] = [line for line in shown.splitlines() if " 2 softmax " in line]
    assert line.split()[2:] == ["✓", "exponentiation", "~", "normalization", "·", "axis", "·", "stability"]
    assert "✗ squared_error" in shown and "✗ mse.squared_error: missed" in shown
    assert "~ warmup" in shown, "it is due again"


def test_the_page_fits_into_80_columns_and_says_in_words_what_colours_say() -> None:
    past = [(ago(3, number), answered(key, "wrong", mistake="m")) for number, key in enumerate(QUESTIONS)]
    past += [(ago(1, number), answered(key, "wrong", mistake="m")) for number, key in enumerate(QUESTIONS)]
    shown = page(*past)
    assert max(map(len, shown.splitlines())) <= 80
    assert "✓ holds   ~ with help, or due again   ✗ slips   · not tried yet" in shown
    assert "more\n" in shown, "a long list is cut, and says so"


def test_mistakes_that_were_made_on_several_days_came_back_with_the_belief_behind_them() -> None:
    once = answered("losses.why_not_accuracy", "wrong", mistake="too_slow")
    twice = answered(ALONE, "wrong", mistake="same_thing")
    shown = page((ago(3), twice), (ago(3), once), (ago(3, 5), once), (ago(1), twice))
    assert "“A loss and a metric are the same quantity in different units.”, on 2 days" in " ".join(
        shown.split()
    )
    assert "merely too expensive" not in shown


def test_the_number_of_what_is_due_leads_to_the_review() -> None:
    assert "1 due for review: grader review" in page((ago(1), answered(ALONE, "wrong")))
    assert "Nothing is due for review." in page((ago(0), answered(ALONE, "wrong")))


@pytest.mark.parametrize(
    ("on", "streak", "best"),
    [
        ([0], 1, 1),
        ([1], 1, 1),
        ([2], 0, 1),
        ([0, 1, 2], 3, 3),
        ([1, 2], 2, 2),
        ([0, 1, 4, 5, 6, 7], 2, 4),
        ([], 0, 0),
    ],
)
def test_a_streak_is_days_in_a_row_up_to_today_or_yesterday(on: list[int], streak: int, best: int) -> None:
    found = practice(days(*on), NOON)
    assert (found.days, found.streak, found.best) == (len(on), streak, best)


def test_time_is_what_lies_between_events_that_followed_soon_upon_each_other() -> None:
    events = [Happened(ago(1, minute), answered()) for minute in (0, 4, 8, 60, 65)]
    assert practice(events, NOON).seconds == 13 * 60


def test_a_drill_counts_with_the_time_it_took_and_no_minute_twice() -> None:
    drill = Drilled(folder="drills/1", exercises=[], passed=[], seconds=1800)
    events = [Happened(ago(1, 10), answered()), Happened(ago(1, 20), answered()), Happened(ago(1, 30), drill)]
    assert practice(events, NOON).seconds == 1800


def test_a_question_left_open_over_night_is_no_practice() -> None:
    event = answered()
    asleep = type(event)(question="q", concept="", kind="", verdict="right", seconds=30_000)
    assert practice([Happened(ago(1), asleep)], NOON).seconds == 600


def test_spans_and_days_as_one_says_them() -> None:
    assert [duration(s) for s in (5, 60, 3600, 7500)] == ["under a minute", "1 min", "1 h", "2 h 5 min"]
    day = datetime(2026, 11, 21).date()
    assert [in_days(day.replace(day=n), day) for n in (20, 21, 22, 24, 28)] == [
        "today", "today", "tomorrow", "on Tuesday", "on 28 Nov 2026",
    ]  # fmt: skip


def test_export_as_json_holds_all_events_and_what_follows_from_them(kit: Path) -> None:
    happened(kit, *((ago(9, number), event) for number, event in enumerate(EVERY_KIND)))
    quiz("--kind", "choice", "--seed", "5", "--count", "1", typed="?\n")
    document = json.loads(run("--export", "json").stdout)
    unasked = json.loads(run("--export").stdout)
    assert unasked.keys() == document.keys() and unasked["events"] == document["events"], (
        "json is the standard"
    )
    assert [event["event"] for event in document["events"]] == [
        "graded", "hint", "revealed", "reset", "writing", "answered", "ticked", "hunted", "drilled", "answered",
    ]  # fmt: skip
    [axis] = [one for one in document["subjects"] if one["subject"] == "softmax.axis"]
    assert axis["state"] == "slips" and 0 < axis["recall"] < 1
    assert document["practice"]["days"] == 2


def test_export_as_csv_has_a_row_for_each_event(kit: Path) -> None:
    happened(kit, *((ago(1, number), event) for number, event in enumerate(EVERY_KIND)))
    rows = list(csv.DictReader(run("--export", "csv").stdout.splitlines()))
    assert [(row["event"], row["outcome"]) for row in rows] == [
        ("graded", "failed"), ("hint", ""), ("revealed", "before a pass"), ("reset", ""), ("writing", ""),
        ("answered", "right"), ("ticked", ""), ("hunted", "unsolved"), ("drilled", "failed"),
    ]  # fmt: skip
    assert rows[0]["failed"] == "softmax.axis" and rows[1]["misconception"] == "whole_array"


def test_an_export_goes_to_a_file_or_says_why_not(kit: Path) -> None:
    happened(kit, (ago(1), answered()))
    assert run("--export", "csv", "--to", str(kit / "history.csv")).stdout == ""
    assert (kit / "history.csv").read_text().startswith("at,event,about,")
    assert run("--export", "json", "--to", str(kit / "no/such/folder")).exit_code != 0
    refused = run("--to", "somewhere")
    assert refused.exit_code == 2 and "--export json or --export csv" in refused.stderr
