"""Mean squared error: what a single error counts, and how many errors become one number."""

import numpy as np

from grader.checks.claims import AnswerBook, Failed, concept, require, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.plan import Call, call, eighths

# Whole errors, their squares summing to multiples of 6: the means and their halves are whole numbers, so that a
# rounded loss is not taken for a wrong square. The targets differ from row to row, so that an error measured
# against its target does not look like a square, and after the first row they are not whole either.
THREE_TARGETS = np.array([
    [2.0, 4.0, 6.0], [-2.5, 0.375, 4.25], [3.5, 1.75, -0.625],
    [-1.5, 2.25, 0.75], [1.125, -3.5, -2.25], [2.5, 4.75, -1.375],
])  # fmt: skip
THREE_ERRORS = np.array([
    [1.0, -5.0, 2.0], [-4.0, 5.0, 1.0], [3.0, -6.0, -3.0],
    [-2.0, -4.0, 4.0], [1.0, 1.0, -4.0], [5.0, 2.0, -7.0],
])  # fmt: skip
SQUARES = THREE_ERRORS**2
THREES = [f"three examples, {which}" for which in ("first", "second", "third", "fourth", "fifth", "sixth")]
HALVES, HALF_TARGETS, HALF_ERRORS = "errors of halves", np.array([1.0, 2.0, 3.0]), np.array([0.5, -1.5, 2.5])
ROUNDED = 0.1  # how far rounding may move a loss of about 3 without being taken for a wrong square

SEVEN_TARGETS = np.array([1.5, -2.0, 0.25, 3.0, -0.5, 2.125, -1.75])
SEVEN_ERRORS = np.array([0.25, -0.625, 0.75, -0.125, 9.5, -0.5, 0.875])
FOUR_TARGETS = np.array([-1.0, 2.5, 0.75, -3.25])
FOUR_ERRORS = np.array([-1.375, 0.25, -2.5, -0.75])
EXACT_TARGETS = np.array([2.25, -0.75, 1.5, -2.0, 0.625])
EXACT_ERRORS = np.array([1.5, 0.0, -0.375, 0.0, -2.25])


def _loss(errors: np.ndarray, targets: np.ndarray, name: str, **details: str) -> Call:
    sizes = {"N": len(errors)}
    return call("mse_loss", targets + errors, targets, name=name, sizes=sizes, **details)


ABOUT = {"about": "mse.mean_reduction"}
REDUCTION = {**ABOUT, "blames": "mse.mean_reduction"}

PLAN = [
    *(_loss(THREE_ERRORS[i], THREE_TARGETS[i], name, **ABOUT) for i, name in enumerate(THREES)),
    _loss(HALF_ERRORS, HALF_TARGETS, HALVES, **REDUCTION),
    _loss(FOUR_ERRORS, FOUR_TARGETS, "four examples", **REDUCTION),
    _loss(SEVEN_ERRORS, SEVEN_TARGETS, "seven examples", **REDUCTION),
    _loss(EXACT_ERRORS, EXACT_TARGETS, "some predictions exact", **REDUCTION),
    _loss(np.zeros(2), np.array([1.25, -0.5]), "all predictions exact", **REDUCTION),
    _loss(np.array([-1.5]), np.array([2.75]), "one example", **REDUCTION),
    _loss(np.array([0.625]), np.array([-0.375]), "one example, a small error", **REDUCTION),
]


def fresh(rng: np.random.Generator) -> list[Call]:
    """New errors, some of them small, for other numbers of examples."""
    return [
        _loss(eighths(rng, count), eighths(rng, count, most=4.0), f"fresh, {count} examples", **REDUCTION)
        for count in (5, 6, 2)
    ]


test_it_runs = it_runs("mse")


@concept("mse.squared_error")
def test_each_error_counts_by_its_square(book: AnswerBook) -> None:
    """Each error counts by its own square, whatever its sign: one of 4 as much as sixteen of 1."""
    losses = np.array([book[name] for name in THREES])
    weights = _weights(losses)
    if weights is None:
        raise Failed(*_plainest(book))
    loss, follows = book[HALVES], float(weights @ HALF_ERRORS**2)
    rounded = abs(loss - follows) < ROUNDED or loss == np.floor(follows)
    require(rounded, HALVES, f"{loss / book.expected[HALVES]:.3g} times the expected")


def _weights(losses: np.ndarray) -> np.ndarray | None:
    """Return with which weights every loss adds up its squares, as sum, mean and largest do; None if with none."""
    if np.isfinite(losses).all() and (losses > 0).all():
        for squares in (SQUARES, np.sort(SQUARES, axis=1)):
            weights: np.ndarray = np.linalg.lstsq(squares, losses)[0]
            if same(squares @ weights, losses):
                return weights
    return None


def _plainest(book: AnswerBook) -> tuple[str, str]:
    """Return the first call whose loss is wrong, and what it shows: its sign, or that no one factor is missing."""
    name = next(name for name in THREES if not book.right(name))
    if book[name] < 0:
        return name, "a mean of squares is never negative"
    here, *others = (book[one] / book.expected[one] for one in (name, *THREES))
    other = max(others, key=lambda factor: abs(factor - here))
    return name, f"{here:.3g} times the expected; elsewhere {other:.3g} times"


@concept("mse.mean_reduction", needs="mse.squared_error")
def test_the_loss_is_the_mean_of_the_squares(book: AnswerBook) -> None:
    """The squared errors are averaged: all of them are added up, and divided by N once."""
    for one in PLAN:
        expected = book.expected[one.name]
        remark = f"{book[one.name] / expected:.4g} times the expected" if expected else ""
        require(book.right(one.name), one.name, remark)


test_inputs_are_left_alone = inputs_are_left_alone("mse", PLAN)
