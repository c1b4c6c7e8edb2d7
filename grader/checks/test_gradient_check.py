"""The numerical gradient: the slope of one entry first, then that each entry has its own."""

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, require_right, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.gradient_check_plan import PARTS, PLAN, SINGLE, WHOLE, fresh

__all__ = ["PLAN", "fresh"]

FIRST = "three entries"


def nothing_moves(book: AnswerBook) -> bool:
    """Return whether no array of one entry has any slope: then it is not how slopes are taken that is wrong."""
    return not any(book[name].any() for name in SINGLE)


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
        require(same(book[FIRST][moved], book.expected[FIRST][moved]), FIRST)
        return
    for name in SINGLE:
        require(book.right(name), name, times(book, name))


@concept("gradient_check.every_coordinate")
def test_each_entry_is_moved_by_itself(book: AnswerBook) -> None:
    """Each entry of x is moved by itself while all others stay where they are, whatever the shape of x."""
    for together, alone in PARTS.items():
        entries = np.array([book[name][0] for name in alone]).reshape(book.expected[together].shape)
        require(entries.any(), alone[0], "f was not asked about any other point")
        require(same(book[together], entries), together, "not the slopes that its entries have alone")
    if all(book.right(name) for name in SINGLE):
        require_right(book, *WHOLE)


test_inputs_are_left_alone = inputs_are_left_alone("gradient_check", PLAN)
