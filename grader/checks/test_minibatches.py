"""Minibatches: how many examples in a batch, each once an epoch, x with its y, in which order."""

import textwrap
from functools import lru_cache
from typing import Any

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, require_right
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.minibatches_plan import COMPARED, MANY, PLAN, Epoch, fresh, in_sequence
from grader.checks.plan import Call
from grader.checks.usable import WrongKind, as_epoch
from grader.worker.wire import Opaque

__all__ = ["PLAN", "fresh"]

LINE = 62


@lru_cache(maxsize=1)
def epochs_in(book: AnswerBook) -> dict[str, Epoch]:
    """Return all epochs that can be used. Raises Unusable where there is none."""
    asked = [one for one in PLAN if one.function == "minibatches"]
    usable = [one for one in asked if one.name in book] or asked[:1]
    return {one.name: Epoch(one, book[one.name]) for one in usable}


def fault_at_the_end(one: Epoch) -> str:
    """Return what is wrong with the smaller last batch alone, while all before it may be right."""
    if one.sizes[-1:] > [one.size] and set(one.sizes[:-1]) <= {one.size}:
        return f"the last batch has {one.sizes[-1]} examples"
    if not one.rest or (one.shuffle and one.of_neighbours):  # whole blocks that change places: not this fault
        return ""
    if any(size != one.size for size in one.sizes[:-1]):
        return f"the sizes are {', '.join(map(str, one.sizes))}"
    head, tail = one.x[: one.full * one.size], one.x[one.full * one.size :]
    if len(set(head)) < one.full * one.size:
        return ""
    if len(tail) > one.rest:
        return f"{len(tail)} examples come after the full batches, {one.rest} are left over"
    starts_late = in_sequence(head) and (head[:1] != 0).any()
    if not len(tail) and not starts_late and (one.rest > 1 or not one.shuffle):
        return f"{one.rest} left over and not handed out"
    repeats = not one.shuffle and in_sequence(head) and set(head) & set(tail)
    return "the last batch repeats examples" if repeats else ""


test_it_runs = it_runs("minibatches")


@concept("minibatches.batch_size")
def test_batches_have_batch_size_examples(book: AnswerBook) -> None:
    """Every batch has batch_size examples, but for one smaller batch with what is left over; none is empty."""
    for name, one in epochs_in(book).items():
        sizes = f"the sizes are {', '.join(map(str, one.sizes[:12]))}"
        others = [size for size in one.sizes if size != one.size]
        extra = len(one.sizes) > one.full + (one.rest > 0)
        require(not extra or 0 not in others, name, f"there is an empty batch: {sizes}")
        in_the_end = one.sizes[-1:] == others or (one.rest and set(one.sizes[: one.full]) <= {one.size})
        smaller_one = len(others) <= 1 and max(others, default=0) <= one.size
        require(smaller_one or in_the_end, name, sizes)


@concept("minibatches.last_batch", needs="minibatches.batch_size")
def test_the_smaller_last_batch_is_kept(book: AnswerBook) -> None:
    """What is left over after the full batches is handed out as it is, in a smaller batch at the end."""
    for name, one in epochs_in(book).items():
        fault = fault_at_the_end(one)
        require(not fault, name, fault)


@concept("minibatches.coverage", needs="minibatches.batch_size")
def test_each_example_comes_once(book: AnswerBook) -> None:
    """In one epoch each example comes exactly once: none twice, none never."""
    for name, one in epochs_in(book).items():
        once = any(np.array_equal(np.sort(rows), np.arange(one.n)) for rows in (one.x, one.y))
        missing = one.n - len(set(one.x) - {-1})
        remark = f"{missing} of {one.n} never come, {len(one.x) - len(set(one.x))} are repeated"
        require(once or fault_at_the_end(one), name, remark)


@concept("minibatches.pairing")
def test_x_stays_with_its_y(book: AnswerBook) -> None:
    """Each row of X_batch comes with the target that it has in the stored data."""
    for name, one in epochs_in(book).items():
        for x, y in zip(one.xs, one.ys, strict=True):
            require(len(x) == len(y), name, f"a batch has {len(x)} rows of X and {len(y)} of y")
        for i, j in () if one.paired else zip(one.x, one.y, strict=True):
            known = min(i, j) >= 0
            remark = f"the x of {one.targets[i]:g} came with the y {one.targets[j]:g}" if known else ""
            require(i == j, name, remark)
    anything_stored = any((rows >= 0).any() for one in epochs_in(book).values() for rows in (one.x, one.y))
    require(anything_stored, next(iter(epochs_in(book))), "none of this is in the stored data")


@concept("minibatches.shuffling", needs="minibatches.coverage")
def test_shuffled_anew_from_rng_or_in_order(book: AnswerBook) -> None:
    """In stored order when shuffle is False; else in a random order, new each epoch, drawn from rng alone."""
    epochs = epochs_in(book)
    for name, one in epochs.items():
        require(one.record["kept_their_values"], name, "earlier batches change when later ones are drawn")
        if not one.shuffle:
            require(fault_at_the_end(one) or in_sequence(one.x), name, "not in the stored order")
            continue
        require(not in_sequence(one.order), name, "in the stored order")
        require(not one.record["used_global_random"], name, "np.random was used, or seeded")
    first, second, equal, other = (epochs[name] for name in COMPARED if book[name])
    require(not same_order(first, second), second.name, "the same order as in the epoch before")
    require(same_order(first, equal), equal.name, "an equal rng gave another order")
    require(not same_order(first, other), other.name, "a different seed gave the same order")
    remark = not_random([one for one in epochs.values() if one.shuffle and one is not equal])
    require(not remark, first.name, remark)


def same_order(one: Epoch, other: Epoch) -> bool:
    """Return whether two epochs handed out the same rows in the same order."""
    return np.array_equal(one.x, other.x) and np.array_equal(one.y, other.y)


def not_random(many: list[Epoch]) -> str:
    """Return what random permutations would not have in common; by chance less than once in a million."""
    table, n = np.array([one.order for one in many if len(one.order) == one.n]), MANY
    if len(table) < len(many):
        return ""
    if (table[:, [0, -1]] == [0, n - 1]).all(axis=0).any():
        return "the first or the last example stays in its place in every epoch"
    if (np.abs(table - np.arange(n)) < n / 2).all():
        return "all examples stay near their stored place in every epoch"
    if all((np.diff(order) % n == 1).sum() >= n / 2 for order in table[:2]):
        return "examples stored side by side stay together in every epoch"
    if all(min(one.order[-one.rest :]) >= n - one.rest for one in many if one.rest):
        return "the same examples are left over in every epoch"
    if all(is_one_cycle(order) for order in table):
        return "no example ever comes at its stored place"
    return ""


def is_one_cycle(order: np.ndarray) -> bool:
    """Return whether following an order from place to place goes through all: true of one in n random orders."""
    place, length = order[0], 1
    while place != 0 and length < len(order):
        place, length = order[place], length + 1
    return bool(length == len(order))


@concept("minibatches.steps_per_epoch")
def test_the_smaller_last_batch_counts(book: AnswerBook) -> None:
    """The number of batches, the smaller last one included: N / batch_size, rounded up to a whole number."""
    for one in PLAN:
        if one.function == "steps_per_epoch":
            require_right(
                book, one.name, remark="the smaller last batch is a step too, and only where there is one"
            )


test_inputs_are_left_alone = inputs_are_left_alone("minibatches", PLAN)


def features(asked: Call, value: Any) -> Any:
    """Return what does not hang on how a random order is drawn; row numbers only where they are in order."""
    if asked.function != "minibatches" or not isinstance(value, dict):
        return value
    try:
        one = Epoch(asked, as_epoch(value, {"batches": [asked.args[:2]]}))
    except WrongKind:
        return [shapes(batch) for batch in value["batches"]]
    facts = [value["ended"], value["kept_their_values"], value["used_global_random"], sorted(one.sizes)]
    blocks = one.size > 1 and one.of_neighbours
    in_place = blocks and all(rows.min(initial=one.n) == k * one.size for k, rows in enumerate(one.xs))
    short_last = blocks or all(size == one.size for size in one.sizes[:-1])
    orders = [kind_of_order(one, one.x, one.xs), kind_of_order(one, one.y, one.ys)]
    drawn = Opaque("order", " ".join(map(str, one.order)))  # of which a fingerprint takes the kind alone
    return [*facts, blocks, in_place, short_last, pairing(one), orders, drawn]


def relations(found: dict[str, Any], _values: dict[str, Any]) -> Any:
    """Return whether the second epoch, that of an equal rng and that of another seed repeat the first one."""
    orders = [found[name][-1] for name in COMPARED if isinstance(found.get(name), list) and found[name]]
    return [order == orders[0] for order in orders[1:]]


def display(asked: Call, value: Any) -> Any:
    """Return the batches of an epoch by their targets; where x came with another y, by whose x it is too."""
    if asked.function != "minibatches":
        return value
    one = Epoch(asked, value)
    text = listed([batch[1].tolist() for batch in value["batches"]])
    if not one.record["kept_their_values"]:
        text += "\nwhen drawn; later they hold other values"
    if one.paired or min(one.x, default=-1) < 0:
        return text
    return f"{text}\nbeside the x of\n{listed([one.targets[rows].tolist() for rows in one.xs])}"


def listed(batches: list[list[float]]) -> str:
    """Return nested lists as text, on as few lines as they fit on."""
    inner = ", ".join(f"[{', '.join(f'{number:g}' for number in batch)}]" for batch in batches)
    return "\n".join(textwrap.wrap(f"[{inner}]", LINE, subsequent_indent=" "))


def shapes(batch: Any) -> str:
    """Return the shapes of what stands in the place of a pair."""
    return str([np.shape(part) for part in batch] if isinstance(batch, list) else np.shape(batch))


def pairing(one: Epoch) -> list[bool]:
    """Return whether x and y are paired, the same within each batch, or x permuted twice."""
    batches = zip(one.xs, one.ys, strict=True)
    within = all(np.array_equal(np.sort(x), np.sort(y)) for x, y in batches)
    twice = not one.paired and len(one.y) == one.n and np.array_equal(one.x, one.y[one.y])
    return [one.paired, within, twice]


def kind_of_order(one: Epoch, rows: np.ndarray, batches: list[np.ndarray]) -> Any:
    """Return row numbers that are in order as they are; of others, how many are repeated, missing, alien."""
    head = rows[: max(4, len(rows) - one.size)]
    by_target = not one.shuffle and (np.diff(one.targets[head]) > 0).all()
    if in_sequence(head) or (np.diff(head) < 0).all() or by_target:
        return rows
    repeated, missing = len(rows) - len(set(rows)), one.n - len(set(rows) - {-1})
    if repeated and missing:  # by chance, and so are their numbers
        halves = one.size * 2 >= one.n and one.size < one.n
        return ["drawn again", halves and any(len(set(batch)) < len(batch) for batch in batches)]
    return [repeated, missing, int((rows == -1).sum()), bool(missing and rows.max() < one.n - missing)]
