"""Minibatches: how many examples in a batch, each once an epoch, x with its y, in which order."""

import textwrap
from functools import lru_cache
from itertools import zip_longest
from typing import Any

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, require_right
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.plan import Call, Rng, call, epoch
from grader.checks.usable import WrongKind, as_epoch
from grader.worker.wire import Opaque

LAST, COVERAGE = "minibatches.last_batch", "minibatches.coverage"
FIRST, SECOND, EQUAL, OTHER = "first epoch", "second epoch", "first epoch of an equal rng", "another seed"
MANY = 24  # so many examples that no order comes twice by chance
COMPARED = (FIRST, SECOND, EQUAL, OTHER)
COUNTS = [(10, 5), (10, 3), (3, 10), (11, 4), (1_000_000, 256)]
LINE = 62


def data(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return n examples, all different (n no multiple of 7) and not sorted."""
    ids = (7.0 * np.arange(n) + 3) % n + 1
    return np.stack([ids, 2.5 - ids % 4], axis=1), 10 * ids


def in_line(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return n examples, sorted, so that an order can be read off their targets."""
    ids = np.arange(1.0, n + 1)
    return np.stack([ids, 2.5 - ids % 4], axis=1), 10 * ids


EQUAL_ROWS = np.array([[1.0, 2.0], [3.0, 0.5], [1.0, 2.0], [5.0, 1.5]]), np.array([10.0, 20.0, 30.0, 40.0])


def steps(n: int, size: int, name: str) -> Call:
    """Return a call that asks how many batches of `size` there are in `n` examples."""
    return call("steps_per_epoch", n, size, name=name, about="minibatches.steps_per_epoch")


def stored(examples: tuple[np.ndarray, np.ndarray], size: int, name: str, blames: str | None = None) -> Call:
    """Return an epoch without shuffling."""
    X, y = examples
    shown = f"list(minibatches(X, y, {size}, rng, shuffle=False))\n{inputs(X, y)}"
    return epoch("minibatches", X, y, size, Rng(name, 1), False, name=name, blames=blames, shown=shown)


def shuffled(n: int, size: int, name: str, rng: Rng, *flag: bool, after: str = "") -> Call:
    """Return an epoch with shuffling, asked for by the flag or by default."""
    X, y = in_line(n)
    arguments = f"X, y, {size}, rng{', shuffle=True' if flag else ''}"
    drawn = f"  rng = np.random.default_rng({rng.seed}){after}\n  (expected is one of many random orders)"
    shown = f"list(minibatches({arguments}))\n{inputs(X, y)}\n{drawn}"
    blames = "minibatches.shuffling"
    return epoch("minibatches", X, y, size, rng, *flag, name=name, blames=blames, shown=shown)


def inputs(X: np.ndarray, y: np.ndarray) -> str:
    """Return the data as a report shows it: X only where it is small, y by its ends where it is long."""
    targets = [f"{target:g}" for target in y]
    if len(y) > 12:
        targets = [*targets[:2], "...", targets[-1]]
    rows = X.tolist() if 1 < len(X) < 5 else f"array of shape {X.shape}"
    return f"  X = {rows}\n  y = [{', '.join(targets)}]"


PLAN = [
    stored(data(10), 5, "two batches in order"),
    stored(data(1), 1, "one example"),
    stored(data(10), 3, "one left over", LAST),
    stored(data(12), 5, "two left over", LAST),
    stored(data(10), 20, "fewer than a batch", LAST),
    stored(EQUAL_ROWS, 2, "two equal rows", COVERAGE),
    shuffled(MANY, 5, FIRST, Rng("one", 5)),
    shuffled(MANY, 5, SECOND, Rng("one", 5), after=", after one epoch"),
    shuffled(MANY, 5, EQUAL, Rng("equal", 5)),
    shuffled(MANY, 5, OTHER, Rng("other", 6), True),
    shuffled(MANY, 6, "four batches", Rng("four", 7)),
    shuffled(MANY, 12, "two halves", Rng("halves", 9), True),
    *(steps(n, size, f"{n} by {size}") for n, size in COUNTS),
]


def fresh(rng: np.random.Generator) -> list[Call]:
    """An epoch in order and one shuffled, of other sizes and another seed, and another count."""
    seed, size = int(rng.integers(2**31)), int(rng.integers(3, 6))
    return [
        stored(data(5 * size + 2), size, "fresh epoch in order", LAST),
        shuffled(6 * size + 2, size, "fresh epoch shuffled", Rng("fresh", seed)),
        steps(10 * size + 1 + int(rng.integers(2)), size, "fresh count"),
    ]


class Epoch:
    """What one call handed out, in row numbers of the stored data (-1: none); `xs`, `ys` batch by batch."""

    def __init__(self, asked: Call, record: dict[str, Any]) -> None:
        self.X, self.targets, self.size = asked.args[:3]
        self.name, self.n, self.record = asked.name, len(self.X), record
        self.full, self.rest = divmod(self.n, self.size)
        self.xs, self.ys = row_numbers(record["batches"], self.X, self.targets)
        self.x, self.y = (np.concatenate([np.array([], int), *parts]) for parts in (self.xs, self.ys))
        self.sizes = [len(rows) for rows in self.xs]
        self.shuffle = asked.args[4] if len(asked.args) > 4 else True
        self.order = self.y if in_sequence(self.x) else self.x
        self.paired = np.array_equal(self.x, self.y)

    @property
    def of_neighbours(self) -> bool:
        """Whether each batch holds rows that are stored side by side, in any order."""
        return all(in_sequence(np.sort(rows)) for rows in self.xs)


def row_numbers(
    batches: list[list[np.ndarray]], X: np.ndarray, y: np.ndarray
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return which stored example each row is, by its x and by its y: the same one wherever there is one."""
    rows, targets = [tuple(row) for row in X.tolist()], y.tolist()
    both = {pair: number for number, pair in enumerate(zip(rows, targets, strict=True))}
    by_row = {row: number for number, row in enumerate(rows)}
    by_target = {target: number for number, target in enumerate(targets)}
    xs, ys = [], []
    for X_batch, y_batch in batches:
        given, beside = [tuple(row) for row in X_batch.tolist()], y_batch.tolist()
        pairs = list(zip_longest(given, beside))
        xs.append([both.get(pair, by_row.get(pair[0], -1)) for pair in pairs[: len(given)]])
        ys.append([both.get(pair, by_target.get(pair[1], -1)) for pair in pairs[: len(beside)]])
    return [np.array(numbers, int) for numbers in xs], [np.array(numbers, int) for numbers in ys]


def in_sequence(numbers: np.ndarray) -> bool:
    """Return whether each number is one more than the one before."""
    return bool((numbers[1:] - numbers[:-1] == 1).all())


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
        in_the_end = one.sizes[-1:] == others or (one.rest and set(one.sizes[: one.full]) == {one.size})
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
            require_right(book, one.name, remark=f"it is {book[one.name]:g}")


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


def relations(found: dict[str, Any]) -> Any:
    """Return whether the second epoch, that of an equal rng and that of another seed repeat the first one."""
    orders = [found[name][-1] for name in COMPARED if isinstance(found.get(name), list)]
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
