"""Gradients of the mean squared error: the errors, what each is multiplied by, and how they are put together.

Where all errors are 0 both gradients are 0, whatever comes after the errors. The batch of three has more
features than examples: there the gradient of w shows how much of each example is in it.
"""

from functools import partial

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.plan import Call, call

COLUMN, COLUMN_TARGETS = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 2.5])
PAIRS, PAIRS_TARGETS = np.array([[1.0, 2.0], [2.0, -1.0], [3.0, 1.0]]), np.array([1.0, 1.5, 0.0])
W1, W2 = np.array([1.5]), np.array([0.5, 1.0])
FIT_OF_COLUMN = np.array([2.0, 3.5, 5.0])
THREE = np.array([[1.0, -0.5, 2.0, 0.75], [-1.5, 1.25, 0.5, 1.0], [0.5, 2.0, 1.5, -1.0]])
FIVE = np.array([[1.5, -0.5, 2.0], [0.5, 1.0, -1.25], [-1.0, 2.5, 0.75], [2.0, 0.25, 1.0], [-0.75, 1.5, 0.5]])
FOUR = np.array(
    [[1.0, 2.0, -0.5, 0.25], [0.75, -1.0, 1.5, 2.0], [-0.5, 1.25, 1.0, -1.5], [2.0, 0.5, 0.75, 1.0]]
)
W3, W4 = np.array([0.75, 0.5, -1.25]), np.array([0.5, -1.0, 0.75, 1.5])
THREE_TARGETS, FIVE_TARGETS = np.array([5.375, -3.875, -0.625]), np.array([1.0, 0.5, 4.5, -1.0, 2.25])
FOUR_TARGETS = np.array([2.5, 3.0, -4.0, 1.0])
FIT_OF_FOUR, FIT_OF_TWO = np.array([-2.25, 4.75, -3.75, 1.8125]), np.array([0.0, 2.875, 0.0, 2.0])
SINGLE = [f"example {i} alone" for i in range(3)]
FITS = [
    "every prediction right",
    "every prediction right, two features",
    "every prediction right, four features",
]
SHORT = ["three examples, one feature", "three examples, two features"]
BATCHES = [*SHORT, "three examples", "five examples", "as many examples as features"]
ERRORS = {"one number, too high": 1.0, "one number, too low": -3.5}  # errors of 1.5 and -3


def gradients(X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float, name: str) -> Call:
    """Return a call. What raises for some shapes only is first a matter of what these shapes are like."""
    examples, features = X.shape
    blames = "mse_gradients.mean_reduction" if examples == 1 else "mse_gradients.input_weighting"
    details = {"about": "mse_gradients.bias", "blames": None if examples == features > 1 else blames}
    return call("mse_gradients", X, y, w, b, name=name, sizes={"N": examples, "D": features}, **details)


PLAN = [
    gradients(COLUMN, COLUMN_TARGETS, W1, 0.5, SHORT[0]),
    gradients(PAIRS, PAIRS_TARGETS, W2, 0.5, SHORT[1]),
    gradients(COLUMN, FIT_OF_COLUMN, W1, 0.5, FITS[0]),
    gradients(FOUR[:, :2], FIT_OF_TWO, W4[:2], 1.5, FITS[1]),
    gradients(FOUR, FIT_OF_FOUR, W4, -0.75, FITS[2]),
    gradients(FOUR, FOUR_TARGETS, W4, 1.25, BATCHES[4]),
    gradients(THREE, THREE_TARGETS, W4, 0.75, BATCHES[2]),
    *(gradients(THREE[[i]], THREE_TARGETS[[i]], W4, 0.75, SINGLE[i]) for i in range(3)),
    gradients(FIVE, FIVE_TARGETS, W3, -1.5, BATCHES[3]),
    *(gradients(np.array([[1.5]]), np.array([2.5]), np.array([2.0]), b, name) for name, b in ERRORS.items()),
]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Batches of new numbers, among them a square one and a single example; no errors that cancel out."""
    calls = []
    for examples, features in ((6, 2), (3, 3), (1, 3)):
        X, y = rng.integers(-12, 13, size=(examples, features)) / 8, rng.integers(40, 73, size=examples) / 8
        w, b = rng.integers(1, 9, size=features) / 8, float(rng.integers(-16, -3)) / 8
        calls.append(gradients(X, y, w, b, f"fresh batch of {examples} by {features}"))
    return calls


def shares(book: AnswerBook) -> np.ndarray | None:
    """Return how much of each example's own gradient is in that of the three; None where it is not made of them."""
    alone = np.column_stack([book.expected[name][0] for name in SINGLE])
    together = book["three examples"][0]
    if not np.isfinite(together).all():
        return None
    found = np.linalg.lstsq(alone, together)[0]
    return found if same(alone @ found, together, 1e-4) else None


def some_are_left_out(book: AnswerBook) -> bool:
    """Return whether some examples are in the gradient of w, all with the same share, and others are not."""
    found = shares(book) if "three examples" in book else None
    if found is None:
        return False
    inside = np.abs(found) > 1e-4
    return bool(0 < inside.sum() < 3 and found.sum() > 0 and np.ptp(found[inside]) < 1e-4)


@np.errstate(all="ignore")
def factor(book: AnswerBook, name: str) -> float | None:
    """Return the one number that all entries of a gradient of w are times as large as expected."""
    if name not in book:
        return None
    yours, right = book[name][0], book.expected[name][0]
    times = float(yours @ right / (right @ right))
    return times if 1e-6 < abs(times) < np.inf and same(yours, times * right) else None


def constant_factor(book: AnswerBook) -> float:
    """Return the factor that is left with one example and one feature: no mean can play a part there."""
    return factor(book, next(iter(ERRORS))) or 1.0


test_it_runs = it_runs("mse_gradients")


@concept("mse_gradients.residual")
def test_errors_are_predictions_minus_targets(book: AnswerBook) -> None:
    """The error of an example is its prediction minus its target: its own, with its sign, nothing else."""
    book[FITS[2]]  # where not even this works, there is nothing to judge
    for name in FITS:
        if name in book:
            no_gradient = same(book[name][0], book.expected[name][0])
            require(no_gradient, name, "there is no error, but there is a gradient")
    high, low = ERRORS
    if high in book and low in book:
        proportional = same(book[low][0], -2 * book[high][0])
        require(proportional, low, f"the error is -3 here; with 1.5 grad_w was {book[high][0][0]:.4g}")
    names = [name for name in (*BATCHES, *SINGLE) if name in book]
    centred = all(same(book[name][1], 0.0) and (name in BATCHES or not book[name][0].any()) for name in names)
    require(not centred, SHORT[0], "every prediction is too high, but grad_b is 0")
    several = [name for name in names if name != SHORT[0]]  # of one entry anything is a multiple
    of_w = [times for times in map(partial(factor, book), several) if times is not None]
    factors = of_w or [book[name][1] / book.expected[name][1] for name in names]
    require(not factors or max(factors) >= 0, names[0], "it points the other way")


@concept("mse_gradients.input_weighting", needs="mse_gradients.residual")
def test_each_error_is_weighted_by_its_input(book: AnswerBook) -> None:
    """In the gradient of w each error is multiplied by its own example's x, entry by entry."""
    for name in BATCHES:
        require(factor(book, name) is not None or some_are_left_out(book), name)
    for name in SINGLE:
        require(name in book or next(iter(ERRORS)) not in book, name, "it raises for one example")
        says_something = name in book and np.isfinite(book[name][0]).all() and book[name][0].any()
        require(not says_something or factor(book, name) is not None, name)


@concept("mse_gradients.factor_two", needs="mse_gradients.input_weighting")
def test_the_square_brings_a_two(book: AnswerBook) -> None:
    """The derivative of the square brings a factor 2, once."""
    times = constant_factor(book)
    require(same(times, 1.0), next(iter(ERRORS)), f"{times:.4g} times the expected")


@concept("mse_gradients.mean_reduction", needs="mse_gradients.input_weighting")
def test_gradients_are_averaged_over_the_examples(book: AnswerBook) -> None:
    """All examples are in the gradient of w, and it is divided by their number, once."""
    for name in (*BATCHES, *SINGLE):
        book[name]
        times = factor(book, name)
        require(times is not None, name, "some examples are left out")
        require(same(times, constant_factor(book)), name, f"{times:.4g} times the expected")


@concept("mse_gradients.bias", needs="mse_gradients.residual")
def test_the_gradient_of_b_has_the_same_factors_and_no_input(book: AnswerBook) -> None:
    """The gradient of b is made of the same errors as that of w, with the same factors, and without x."""
    found = shares(book) if some_are_left_out(book) else None
    if found is not None:
        name, alone = "three examples", [book.expected[name][1] for name in SINGLE]
        candidates = (book.expected[name][1], float(found @ alone))
        require(any(same(book[name][1], one) for one in candidates), name)
        return
    for name in (*BATCHES, *SINGLE, *ERRORS):
        of_w, of_b = book[name]
        right, times = book.expected[name][1], factor(book, name) or 1.0
        follows = same(of_b, right) or same(of_b, times * right)
        require(
            follows or not np.isfinite(of_w).all(), name, f"grad_b is {of_b / right:.4g} times the expected"
        )


test_inputs_are_left_alone = inputs_are_left_alone("mse_gradients", PLAN)
