"""Minibatches: the calls, on which examples, and which of the stored examples an epoch hands out."""

from itertools import zip_longest
from typing import Any

import numpy as np

from grader.checks.plan import Call, Rng, call, epoch

LAST, COVERAGE = "minibatches.last_batch", "minibatches.coverage"
FIRST, SECOND, EQUAL, OTHER = "first epoch", "second epoch", "first epoch of an equal rng", "another seed"
MANY = 24  # so many examples that no order comes twice by chance
COMPARED = (FIRST, SECOND, EQUAL, OTHER)
COUNTS = [(10, 5), (10, 3), (3, 10), (11, 4), (1_000_000, 256)]


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
    seed, size = int(rng.integers(2**31)), int(rng.choice([3, 4, 5, 6, 7, 9, 10, 11, 12]))
    X, y = data(5 * size + 2)
    return [
        stored((X + rng.integers(1, 800) / 8, y + rng.integers(1, 800)), size, "fresh epoch in order", LAST),
        shuffled(6 * size + 2, size, "fresh epoch shuffled", Rng("fresh", seed)),
        steps(10 * size + 1 + int(rng.integers(2)), size, "fresh count"),
    ]


class Epoch:
    """What one call handed out, in row numbers of the stored data (-1: none); `xs`, `ys` batch by batch."""

    def __init__(self, asked: Call, record: dict[str, Any]) -> None:
        X, self.targets, self.size = asked.args[:3]
        self.name, self.n, self.record = asked.name, len(X), record
        self.full, self.rest = divmod(self.n, self.size)
        self.xs, self.ys = row_numbers(record["batches"], X, self.targets)
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
