"""Drills: which exercises, where one stands, and what its report leaves out."""

from random import Random

import pytest

from grader.curriculum.catalogue import exercises
from grader.curriculum.minutes import target_minutes
from grader.drilling.choosing import chosen_for, minutes_of
from grader.drilling.journal import Begun, Ended, Event, Graded, Spent, Turned
from grader.drilling.rounds import Round, all_rounds
from grader.grading import Judge
from grader.report.drill import ending_text, graded_text, opening_text, status_line, table_text
from grader.workspace import Found

WRONG = "import numpy as np\n\ndef softmax(z):\n    e = np.exp(z - z.max())\n    return e / e.sum()\n"
AT = "2026-01-01T00:00:00+00:00"


def graded(exercise: str, *, passed: list[str], failed: list[str]) -> Graded:
    names = [[f"{exercise}.{one}" for one in some] for some in (passed, failed)]
    status, headline = ("failed", names[1][0]) if failed else ("passed", "")
    return Graded("r", AT, exercise, status, *names, headline=headline)


def drill(*events: Event, names: tuple[str, ...] = ("mse", "softmax", "backprop")) -> Round:
    [one] = all_rounds([Begun("r", AT, list(names), "2026-01-01", minutes_of(list(names))), *events])
    return one


def test_every_exercise_has_its_minutes() -> None:
    assert set(target_minutes()) == set(exercises())
    assert all(2 <= minutes <= 45 for minutes in target_minutes().values())


@pytest.mark.parametrize("minutes", [4, 10, 45, 90, 1000])
def test_what_is_picked_fits_the_time_and_fills_it(minutes: int) -> None:
    for seed in range(20):
        picked = chosen_for(minutes, [], Random(seed))
        left = minutes - minutes_of(picked)
        others = [target_minutes()[name] for name in exercises() if name not in picked]
        assert left >= 0 and all(other > left for other in others)
        assert picked == [name for name in exercises() if name in picked]
    assert chosen_for(1, [], Random(0)) == []


def test_what_was_drilled_last_comes_last() -> None:
    before = [drill(names=("mse",)), drill(names=("update_rule",))]
    rest = [drill(names=tuple(name for name in exercises() if name not in ("mse", "update_rule")))]
    assert chosen_for(4, [*before, *rest], Random(0)) == ["mse"]
    assert chosen_for(4, [*rest, *before], Random(0)) == ["mse"]


def test_a_drill_stands_where_its_events_say() -> None:
    one = drill(
        Spent("r", AT, "mse", 30.0),
        graded("mse", passed=[], failed=["squared_error"]),
        graded("mse", passed=["squared_error"], failed=[]),
        Turned("r", AT, "backprop"),
        Spent("r", AT, "backprop", 61.5),
        Turned("r", AT, "no_exercise_of_this_drill"),
        Ended("another", AT),
    )
    assert (one.current, one.seconds_in_all, one.passed("mse"), one.ended) == ("backprop", 91.5, True, False)
    assert one.next_open() == "softmax"
    assert "1:31 of 32:00  backprop 1:01 of 20:00" in status_line(one, 0.0)


def test_the_end_says_time_tries_first_verdicts_and_what_was_missed() -> None:
    one = drill(
        Spent("r", AT, "mse", 125.0),
        graded("mse", passed=[], failed=["squared_error"]),
        graded("mse", passed=["squared_error"], failed=[]),
    )
    text = ending_text(one)
    assert "1 of 3 passed in 2:05, target 32:00" in text
    assert "Failed at the first try: mse.squared_error." in text
    [line] = [line for line in text.splitlines() if line.startswith("   mse")]
    assert line.split() == ["mse", "2:05", "4:00", "2", "✗", "squared_error", "✓", "passed"]


def test_no_mistake_is_named_and_no_hint_offered(a_judge: Judge) -> None:
    [result] = a_judge.grade("drill", [Found("softmax", WRONG)])[0].exercises
    assert result.misconception is not None
    text = graded_text(result)
    assert "softmax.axis" in text and "yours" in text
    assert result.misconception.says[:40] not in " ".join(text.split()) and "hint" not in text


def test_everything_fits_into_80_columns() -> None:
    one = drill(*(Turned("r", AT, name) for name in exercises()), names=tuple(exercises()))
    texts = [opening_text(one, "drills/2026-01-01-12"), table_text(one), ending_text(one)]
    for name in exercises():
        one.add(Turned("r", AT, name))
        one.add(Spent("r", AT, name, 600.0))
        texts.append(status_line(one, 0.0))
    assert all(len(line) <= 79 for text in texts for line in text.splitlines())
