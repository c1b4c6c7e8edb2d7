"""The learning rate: paths point by point, and limits put to the test by the learner's own descents beside them."""

from typing import Any

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, require_right, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.learning_rate_plan import (
    ABOVE,
    BELOW,
    BOWLS,
    DESCENTS,
    LIMITS,
    TAKES_STEPS,
    TOO_LARGE,
    Bowl,
    fresh_calls,
)
from grader.checks.plan import Call

PLAN = [*DESCENTS, *(one for bowl in BOWLS for one in bowl.calls()), *LIMITS, TOO_LARGE, TAKES_STEPS]
PATHS = [one.name for one in DESCENTS]
EVERY_LIMIT = [*(bowl.name for bowl in BOWLS), *(one.name for one in LIMITS)]
BESIDE_A_LIMIT = {name for bowl in BOWLS for name in (bowl.below, bowl.above)}


def fresh(rng: np.random.Generator) -> list[Call]:
    """Return descents and limits on other numbers."""
    return fresh_calls(rng)


def features(asked: Call, value: Any) -> Any:
    """Leave out what the learner's limit decides, or rounding: descents beside a limit, and beyond all numbers."""
    if asked.name in BESIDE_A_LIMIT or asked.name == TAKES_STEPS.name:
        return []
    if asked.name == TOO_LARGE.name:
        return len(value)
    return "no limit" if asked.function == "largest_stable_lr" and is_boundless(value) else value


def is_boundless(limit: Any) -> bool:
    """Return whether a limit is 2 divided by 0, or by what rounding leaves of it."""
    return isinstance(limit, (float, np.ndarray)) and np.ndim(limit) == 0 and not abs(float(limit)) < 1e6


def display(asked: Call, value: Any) -> Any:
    """Return the ends of a path that is too long to be shown; what it has, where that is all that was asked."""
    if asked.name == TAKES_STEPS.name:
        return f"a path of {value['len(path)']:g} points"
    if asked.function == "descend" and len(value) > 20 and asked.name != TOO_LARGE.name:
        return {"path[0]": value[0], f"path[{len(value) - 1}]": value[-1]}
    return value


def story(book: AnswerBook, failed: str) -> str:
    """Return what the learner's own descents say about the learner's own limit, where they do not part there."""
    if failed != "learning_rate.curvature" or not descends(book):
        return ""
    for bowl in BOWLS:
        if bowl.name in book and wrong_side(book, bowl):
            return told(book, bowl)
    return ""


def told(book: AnswerBook, bowl: Bowl) -> str:
    """Return on which side of a learner's limit the learner's own descents do what they should not."""
    side = wrong_side(book, bowl)
    times, does, where = (
        (BELOW, "diverges already", "lower") if side == bowl.below else (ABOVE, "still converges", "higher")
    )
    return (
        "The gradient is that of the loss along the steepest direction of this X.\n"
        f"Your limit is {book[bowl.name]:.4g}; your own descend with {times} times as much\n"
        f"{does}, so the limit is {where}."
    )


def observed(book: AnswerBook) -> list[str]:
    """Return where the learner's own descent goes with a learning rate far above the limit."""
    if TOO_LARGE.name not in book:
        return []
    path = np.array(book[TOO_LARGE.name])
    lost = np.flatnonzero(~np.isfinite(path))
    if len(lost) == 0 or lost[0] < 4:
        return []
    first = ", ".join(f"{point:.5g}" for point in path[:4])
    return [
        f"with lr = 1.0 on the line y = 2x your descend goes {first}, ... and after {lost[0]} steps the point "
        f"is beyond all numbers. The largest stable lr there is {book.expected[BOWLS[0].name]:.4f}."
    ]


test_it_runs = it_runs("learning_rate")
test_inputs_are_left_alone = inputs_are_left_alone("learning_rate", PLAN)


@concept("learning_rate.path")
def test_each_point_is_a_step_against_the_gradient_from_the_last(book: AnswerBook) -> None:
    """The path begins with the start, and each step takes lr times the gradient at the current point off it."""
    for name in PATHS:
        yours, right = np.array(book[name]), np.array(book.expected[name])
        wrong = [t for t in range(len(right)) if not same(yours[t], right[t])]
        require(not wrong, name, f"path[{wrong[0]}] is the first that differs" if wrong else "")


@concept("learning_rate.curvature")
def test_the_limit_parts_descents_that_converge_from_those_that_diverge(book: AnswerBook) -> None:
    """Just below the limit descent converges in every direction; just above it, it diverges in the steepest."""
    if descends(book):  # only then does a descent prove anything
        for bowl in BOWLS:
            name = wrong_side(book, bowl)
            require(not name, name, moved(book, bowl, name) if name else "")
    require_right(book, *EVERY_LIMIT)


def descends(book: AnswerBook) -> bool:
    """Return whether the learner's descend is right."""
    return all(name in book and book.right(name) for name in PATHS)


def wrong_side(book: AnswerBook, bowl: Bowl) -> str:
    """Return which descent, below or above the learner's limit, does what it should not; "" where neither does."""
    for name in (bowl.below, bowl.above):
        if name in book:
            before, after = (bowl.distance(point) for point in (book[name][0], book[name][-1]))
            if (after < before) != (name == bowl.below):
                return name
    return ""


def moved(book: AnswerBook, bowl: Bowl, name: str) -> str:
    """Return how far from the minimum a descent begins and ends."""
    before, after = (bowl.distance(point) for point in (book[name][0], book[name][-1]))
    return f"from {before:.3g} away from the minimum to {after:.3g} away"
