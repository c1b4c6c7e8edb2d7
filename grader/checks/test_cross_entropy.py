"""Cross-entropy: from logits to probabilities, to costs, to their mean; and its gradient."""

from math import log

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, same
from grader.checks.cross_entropy_plan import (
    COPIES,
    FAR,
    FAR_BATCHES,
    GRADIENTS,
    LOSSES,
    PLAN,
    RAISED,
    ROWS,
    SQUARE,
    TURNED,
    TWO,
    fresh,
    single,
)
from grader.checks.generic import inputs_are_left_alone, it_runs

__all__ = ["PLAN", "fresh"]

ROUGH = 0.01  # A small epsilon inside a logarithm is not what most checks ask about.
QUIET = np.errstate(all="ignore")  # Wrong answers may be infinite or nan.
NUMBERS = range(len(ROWS))
LOGARITHMS = (1 / log(2), 1 / log(10), log(2), log(10))


@QUIET
def near(yours: np.ndarray, other: np.ndarray | float) -> bool:
    """Return whether two arrays agree roughly in all entries."""
    return bool((np.abs(yours - other) <= ROUGH * np.maximum(1.0, np.abs(other))).all())


@QUIET
def factor(yours: np.ndarray, right: np.ndarray) -> float | None:
    """Return the one number that `yours` is roughly times as large as `right`; None where there is none."""
    quotients = (yours / right).ravel()
    constant = quotients.size and np.isfinite(quotients).all() and np.abs(quotients[0]) > 0
    return (
        float(quotients[0]) if constant and same(quotients / quotients[0], 1 + 0 * quotients, ROUGH) else None
    )


def batch_factor(book: AnswerBook, *names: str) -> float | None:
    """Return the factor between yours and the key's that all these batches share."""
    if any(name not in book for name in names):
        return None
    return factor(np.array([book[name] for name in names]), np.array([book.expected[name] for name in names]))


def single_losses(book: AnswerBook) -> tuple[list[int], np.ndarray, np.ndarray]:
    """Return the targets that raise nowhere, your losses of single rows for these, and the key's for all."""
    book[SQUARE]  # where not even this works, there is nothing to judge
    targets = [y for y in range(3) if all(single(i, y) in book for i in NUMBERS)]
    yours = np.array([[book[single(i, y)] for y in targets] for i in NUMBERS])
    return targets, yours, np.array([[book.expected[single(i, y)] for y in range(3)] for i in NUMBERS])


@QUIET
def are_logarithms_of_others(yours: np.ndarray, right: np.ndarray) -> bool:
    """Return whether the losses of a row's classes are logarithms, but not of the softmax of that row."""
    if near(yours, yours[0, 0]):
        return True
    extra = yours - right
    if near(extra, extra[:, :1]) and not near(extra, extra[0, 0]):
        return True
    for unit in (1.0, -1.0, 1 / 3, *LOGARITHMS[:2]):
        parts = np.exp(-yours / unit)
        if parts.max() < 0.99 and np.isclose(parts.sum(axis=1), 1.0, 0, 2e-3).all():
            return not near(np.sort(parts), np.sort(np.exp(-right)))
    return False


@QUIET
def is_off_by_the_maximum(yours: np.ndarray, right: np.ndarray) -> bool:
    """Return whether the largest logit of its row, taken off for safety, was not put back, or put back twice."""
    return yours.shape == right.shape and near(np.abs(yours - right), ROWS.max(axis=1, keepdims=True))


@QUIET
def are_costs(targets: list[int], yours: np.ndarray, right: np.ndarray) -> bool:
    """Return whether these can be made of -ln p: of one class, of all, of none, or with the target as a weight."""
    if near(yours, yours[:, :1]) or near(yours, np.outer(yours[:, -1], targets) / max(targets[-1], 1)):
        return True
    parts = np.column_stack([right.ravel(), np.repeat(right.sum(axis=1), 3)])
    three_finite = len(targets) == 3 and np.isfinite(yours).all()
    if three_finite and near(parts @ np.linalg.lstsq(parts, yours.ravel())[0], yours.ravel()):
        return True
    choices = np.column_stack([right, right.sum(axis=1), 0 * right[:, 0]])[:, None, :]
    return any(
        np.isclose(yours[:, :, None], choices * share, ROUGH, ROUGH).any(axis=2).all() for share in (1, 1 / 3)
    )


test_it_runs = it_runs("cross_entropy")


@concept("cross_entropy.from_logits")
def test_softmax_is_applied_once_to_each_row(book: AnswerBook) -> None:
    """Each row of logits goes through one softmax: its own, and only one."""
    if batch_factor(book, *COPIES, *TURNED) is not None:
        return
    targets, yours, right = single_losses(book)
    if is_off_by_the_maximum(yours, right):
        return
    if RAISED in book and 1 in targets:
        as_before = same(book[RAISED], book[single(0, 1)])
        require(as_before, RAISED, f"without 1.5 added to all logits it is {book[single(0, 1)]:.4g}")
    if len(targets) < 3 or not np.isfinite(yours).all():
        return
    require(not are_logarithms_of_others(yours, right), single(0, 0), "the probabilities are not the softmax")
    if factor(yours, right) is not None:
        require(all(name in book for name in COPIES), COPIES[0], "each row works alone, but not in a batch")
        require(
            batch_factor(book, *COPIES) is not None, COPIES[0], "a row counts otherwise beside equal rows"
        )


@concept("cross_entropy.log_probability", needs="cross_entropy.from_logits")
def test_a_cost_is_minus_the_natural_logarithm(book: AnswerBook) -> None:
    """A probability p costs -ln p: the natural logarithm, with a minus."""
    targets, yours, right = single_losses(book)
    times = batch_factor(book, *COPIES, *TURNED) or factor(yours, right[:, targets])
    if times is not None:
        other = times < 0 or any(same(times, unit, ROUGH) for unit in LOGARITHMS)
        require(not other, single(0, 0), f"{times:.4g} times the expected")
    elif is_off_by_the_maximum(yours, right):
        off = yours[0, 0] - right[0, 0]
        require(False, single(0, 0), f"off by {off:.4g}: the largest logit of the row is {ROWS[0].max():.4g}")
    elif len(targets) > 1:
        require(are_costs(targets, yours, right), single(0, 0))


@concept("cross_entropy.target_indexing", needs="cross_entropy.log_probability")
def test_each_row_is_charged_for_its_own_target(book: AnswerBook) -> None:
    """Each row brings one number into the loss: that of its own target."""
    times = batch_factor(book, *COPIES, *TURNED)
    targets, yours, right = single_losses(book)
    if times is not None and (targets or not same(times, 1.0, ROUGH)):
        return
    for y in range(3):
        require(y in targets, single(0, y), "it raises for this target")
    for i in NUMBERS:
        require(factor(yours[i], right[i]) is not None, single(i, 0))
    shown = TURNED[0] if TWO not in book or book.right(TWO) else TWO
    require(times is not None, shown, "a row alone is charged as it should be, a batch is not")


@concept("cross_entropy.mean_reduction", needs="cross_entropy.target_indexing")
def test_the_loss_is_the_mean_over_the_rows(book: AnswerBook) -> None:
    """The loss is the mean over the N examples: divided by N, once."""
    for name in LOSSES:
        times = book[name] / book.expected[name]
        require(same(times, 1.0, ROUGH), name, f"{times:.4g} times the expected")


@concept("cross_entropy.stability", needs="cross_entropy.target_indexing")
def test_large_logits_stay_exact(book: AnswerBook) -> None:
    """Loss and gradient are finite and exact for logits up to 10000 either way."""
    targets, yours, right = single_losses(book)
    alone = factor(yours, right[:, targets])
    square = book[SQUARE] / book.expected[SQUARE]
    together = square if same(square, 1.0, ROUGH) else None
    for name in (*FAR, *FAR_BATCHES):
        times = alone if name in FAR else together
        exact = times is None or same(book[name], times * book.expected[name])
        require(exact and np.isfinite(book[name]), name)
    if all(gradient_factor(book, name) for name in GRADIENTS):
        for name in FAR_BATCHES:
            require(gradient_factor(book, f"gradient, {name}"), f"gradient, {name}")


@QUIET
def gradient_factor(book: AnswerBook, name: str) -> float | None:
    """Return the one number that all entries of a gradient are times as large as expected."""
    if name not in book:
        return None
    yours, right = book[name], book.expected[name]
    times = float((yours * right).sum() / (right * right).sum())
    return times if 1e-6 < abs(times) < np.inf and same(yours, times * right) else None


@QUIET
def parts_are_right(book: AnswerBook, name: str) -> bool:
    """Return whether a batch's gradient is right but for one factor off the targets and one shift at them."""
    yours, right = book[name], book.expected[name]
    at_targets = right < 0
    times = np.median(yours[~at_targets] / right[~at_targets])
    extra = yours - times * right
    return bool(times > 0 and same(extra, extra[at_targets].mean() * at_targets, 0, 1e-5))


@concept("cross_entropy.gradient")
@QUIET
def test_the_gradient_is_probabilities_minus_onehot(book: AnswerBook) -> None:
    """The gradient of a row is its probabilities, minus 1 at its target."""
    rows = [name for name in GRADIENTS if len(book.expected[name]) == 1]
    alone = all(gradient_factor(book, name) for name in rows)
    for name in [*rows, *GRADIENTS]:
        times, sums = gradient_factor(book, name), book[name].sum(axis=1)
        remark = "" if same(sums, 0 * sums, 0, 1e-5) else f"the first row sums to {sums[0]:.3g}, not to 0"
        require(times is not None or (alone and parts_are_right(book, name)), name, remark)
        require(times is None or times > 0, name, f"{times} times the expected")


@concept("cross_entropy.gradient_scale", needs="cross_entropy.gradient")
def test_the_gradient_is_divided_by_the_number_of_rows(book: AnswerBook) -> None:
    """The gradient is that of the mean: divided by N, once."""
    for name in GRADIENTS:
        times = gradient_factor(book, name)
        require(book.right(name), name, f"{times:.4g} times the expected on every entry" if times else "")


test_inputs_are_left_alone = inputs_are_left_alone("cross_entropy", PLAN)
