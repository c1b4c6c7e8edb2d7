"""When an idea comes back: sooner the worse it was known, later each time that it holds, never before tomorrow."""

from datetime import timedelta
from itertools import pairwise
from typing import get_args

import pytest

from grader.review.memory import memories
from grader.review.trials import Outcome, Trial
from tests.past import ago

A_DAY = timedelta(days=1)


def memory(*past: tuple[float, Outcome]):
    [only] = memories(
        [Trial("softmax.axis", ago(days), outcome, "program") for days, outcome in past]
    ).values()
    return only


def interval(*past: tuple[float, Outcome]) -> timedelta:
    found = memory(*past)
    return found.due - found.last.at


def test_the_better_it_was_known_the_later_it_comes_back() -> None:
    for history in ([], [(20, "first_try"), (10, "first_try")], [(9, "missed"), (7, "first_try")]):
        waits = [interval(*history, (0, outcome)) for outcome in ("missed", "told", "later", "first_try")]
        assert waits == sorted(waits) and waits[0] < waits[-1], history


def test_what_holds_each_time_comes_back_after_longer_and_longer() -> None:
    past: list[tuple[float, Outcome]] = [(400, "first_try")]
    waits = []
    for _ in range(5):
        waits.append(interval(*past))
        past.append((past[-1][0] - waits[-1] / A_DAY, "first_try"))
    assert all(one < other for one, other in pairwise(waits))


def test_a_miss_brings_back_what_held_for_long() -> None:
    held: list[tuple[float, Outcome]] = [(90, "first_try"), (80, "first_try"), (40, "first_try")]
    assert interval(*held) > 20 * A_DAY
    assert interval(*held, (0, "missed")) < 10 * A_DAY


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_nothing_comes_back_on_the_same_day(outcome: Outcome) -> None:
    assert interval((0, outcome)) >= A_DAY
    assert interval((0.1, "missed"), (0, outcome)) >= A_DAY


def test_it_fades_with_time_and_the_same_past_gives_the_same_future() -> None:
    found = memory((10, "first_try"), (5, "later"))
    recalls = [found.recall(ago(days)) for days in (5, 3, 1, 0, -30)]
    assert recalls == sorted(recalls, reverse=True) and 0 < recalls[-1] < recalls[0] <= 1
    assert memory((10, "first_try"), (5, "later")) == found


def test_a_clock_that_was_set_back_does_no_harm() -> None:
    assert memory((-3, "first_try"), (0, "missed")).due > ago(0)
