"""The numerical gradient: the slope of one entry first, then that each entry has its own."""

import math
from typing import Any

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, require_right, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.gradient_check_plan import NO_STEP, PARTS, PLAN, SINGLE, WHOLE, WIDE_STEP, fresh
from grader.checks.plan import Call

__all__ = ["PLAN", "fresh"]

FIRST = "three entries"


def features(asked: Call, value: Any) -> Any:
    """Leave out the slope for which no step was given; `relations` has it where it says something."""
    return [] if asked.name == NO_STEP else value


def relations(_features: dict[str, Any], values: dict[str, Any]) -> Any:
    """Return the slope with no step given where a step that was given is used: else code has one of many others."""
    return values[NO_STEP] if same(values[WIDE_STEP], [math.e]) else []


def nothing_moves(book: AnswerBook) -> bool:
    """Return whether no array of one entry has any slope: then the two sides of an entry are one place."""
    return not any(book[name].any() for name in SINGLE)


def entries(book: AnswerBook, together: str) -> np.ndarray:
    """Return the slopes that the entries of an array have alone, in the array's shape."""
    return np.array([book[name][0] for name in PARTS[together]]).reshape(book.expected[together].shape)


@np.errstate(all="ignore")
def factor(book: AnswerBook, together: str) -> float:
    """Return how many times its entries' slopes a whole gradient is; 1 where there is no such number."""
    quotients = (book[together] / entries(book, together)).ravel()
    alike = np.isfinite(quotients).all() and same(quotients, np.full_like(quotients, quotients[0]))
    return float(quotients[0]) if alike and quotients[0] else 1.0


def times(book: AnswerBook, name: str) -> str:
    """Return how many times the expected slope the learner's is, in words."""
    quotient = book[name][0] / book.expected[name][0]
    return f"{quotient:.4g} times the expected" if np.isfinite(quotient) else ""


test_it_runs = it_runs("gradient_check")


@concept("gradient_check.central_difference")
def test_a_slope_is_taken_from_both_sides(book: AnswerBook) -> None:
    """The slope of one entry: f a step of eps above and a step below, and their difference divided by 2 eps."""
    if nothing_moves(book):
        moved = book[FIRST] != 0
        require(moved.any() and same(book[FIRST][moved], book.expected[FIRST][moved]), FIRST)
        return
    for name in SINGLE:
        moved = book[name].any()  # an entry without any slope was not moved
        require(not moved or book.right(name), name, times(book, name))
    for together in PARTS:
        seen = f"{factor(book, together):.4g} times the slopes that its entries have alone"
        require(same(factor(book, together), 1.0), together, seen)


@concept("gradient_check.every_coordinate")
def test_each_entry_is_moved_by_itself(book: AnswerBook) -> None:
    """Each entry of x is moved by itself while all others stay where they are, whatever the shape of x."""
    for name in SINGLE:
        require(book[name].any(), name, "the slope comes out as 0")
    for together in PARTS:
        slopes = factor(book, together) * entries(book, together)
        require(same(book[together], slopes), together, "not the slopes that its entries have alone")
    if all(book.right(name) for name in SINGLE) and all(same(factor(book, name), 1.0) for name in PARTS):
        require_right(book, *WHOLE)


test_inputs_are_left_alone = inputs_are_left_alone("gradient_check", PLAN)
