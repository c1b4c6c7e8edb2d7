"""Cross-entropy: from logits to probabilities, to costs, to their mean; and its gradient.

The loss is one number, so single rows with every target in turn show what it is made of: a table of N by C
losses. Batches of the same rows then show what happens between them.
"""

from math import log

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.plan import Call, call

ROWS = np.array([[1.0, -0.5, 2.0], [-1.25, 0.5, 0.25], [2.5, 1.0, -0.75], [0.5, 1.5, -2.0]])
SQUARE, SQUARE_TARGETS = (
    np.array([[0.5, 2.0, -1.0], [1.5, -0.25, 0.75], [-1.0, -2.0, 1.25]]),
    np.array([2, 0, 1]),
)
WIDE = np.array([[1.0, 0.25, -0.5, 2.0, -1.5], [0.75, 2.5, 1.25, -1.0, 0.5]])
LONG = np.array(
    [[1.0, -0.5, 0.25], [0.5, 1.5, -1.0], [-0.75, 0.25, 1.0], [2.0, 0.5, 1.25], [-1.5, -0.25, 0.5]]
)
SIX = np.arange(24.0).reshape(4, 6) * 5 % 13 / 8 - 0.5
EQUAL_TARGETS = {f"all targets {y}": np.full(4, y) for y in range(3)}
MIXED_TARGETS = {
    f"targets {' '.join(map(str, y))}": np.array(y) for y in ([0, 2, 1, 2], [1, 0, 0, 2], [2, 1, 2, 0])
}
BATCHES = EQUAL_TARGETS | MIXED_TARGETS
FAR_ROWS = np.array([[1e4, 9998.0, -1e4], [0.5, 2.0, -1.0], [-1e4, -9999.0, -9998.5]])
FAR = {
    "true class 14 below": ([0.0, 14.0, -1.0], 0),
    "true class 25 below": ([-12.0, 13.0, 2.0], 0),
    "true class 34 below": ([0.5, 34.5, -3.0], 0),
    "true class 20000 below": ([-1e4, 1e4, 0.0], 0),
    "true class far above": ([1e4, -1e4, 0.0], 0),
    "logits of sixty": ([60.0, 61.5, 59.0], 2),
    "logits of five hundred": ([520.0, 518.0, 521.0], 0),
    "logits up to ten thousand": ([1e4, 9999.0, -1e4], 1),
    "two far apart": ([600.0, 1e4, 550.0], 0),
    "all below zero": ([-760.0, -758.0, -759.5], 0),
    "the lowest logits": ([-1e4, -9999.0, -9998.0], 0),
}
FAR_GRADIENTS = [name for name, (_, target) in FAR.items() if target == 0]
ROUGH = 0.01
OTHER_LOGARITHMS = (1 / log(2), 1 / log(10), log(2), log(10))
REDUCTIONS = (
    np.sum, np.max, np.min, np.median, lambda costs: costs[0], lambda costs: costs[-1],
    lambda costs: -np.log(np.exp(-costs).mean()),
)  # fmt: skip


def single(row: int, target: int) -> str:
    """Return the name of the call on one row alone."""
    return f"row {row} alone, target {target}"


def loss(
    logits: np.ndarray, targets: np.ndarray, name: str, about: str, blames: str | None = "target_indexing"
) -> Call:
    """Return a call of the loss. A batch that raises is first a matter of how its entries are chosen."""
    return _call("cross_entropy", logits, targets, name, about, blames)


def gradient(logits: np.ndarray, targets: np.ndarray, name: str, blames: str | None = "gradient") -> Call:
    """Return a call of the gradient."""
    return _call("cross_entropy_gradient", logits, targets, name, blames or "gradient", blames)


def _call(
    function: str, logits: np.ndarray, targets: np.ndarray, name: str, about: str, blames: str | None
) -> Call:
    examples, classes = logits.shape
    blamed = None if blames is None else f"cross_entropy.{blames}"
    return call(function, logits, targets, name=name, about=f"cross_entropy.{about}", blames=blamed,
                sizes={"N": examples, "C": classes})  # fmt: skip


PLAN = [
    loss(SQUARE, SQUARE_TARGETS, "a square of logits", "mean_reduction", None),
    *(
        loss(ROWS[i : i + 1], np.array([y]), single(i, y), "target_indexing")
        for i in range(4)
        for y in range(3)
    ),
    *(loss(ROWS[:1] + 1.5, np.array([y]), f"row 0 raised, target {y}", "from_logits") for y in range(3)),
    *(loss(ROWS, targets, name, "mean_reduction") for name, targets in BATCHES.items()),
    loss(WIDE, np.array([1, 0]), "five classes", "mean_reduction"),
    loss(LONG, np.array([2, 0, 0, 1, 1]), "five rows", "mean_reduction"),
    *(loss(np.array([row]), np.array([y]), name, "stability", "stability") for name, (row, y) in FAR.items()),
    loss(FAR_ROWS, np.array([1, 0, 0]), "rows far apart", "stability", "stability"),
    gradient(SQUARE, SQUARE_TARGETS, "gradient of a square", None),
    gradient(SQUARE[:1], np.array([0]), "gradient of one row"),
    gradient(ROWS[1:2], np.array([2]), "gradient of another row"),
    gradient(LONG, np.array([2, 0, 0, 1, 1]), "gradient of five rows"),
    gradient(SIX, np.array([5, 0, 2, 2]), "gradient of six classes"),
    gradient(WIDE, np.array([1, 0]), "gradient of two rows"),
    *(
        gradient(np.array([FAR[name][0]]), np.array([0]), f"gradient: {name}", "stability")
        for name in FAR_GRADIENTS
    ),
    gradient(FAR_ROWS, np.array([1, 0, 0]), "gradient: rows far apart", "stability"),
]
LOSSES = [
    one.name for one in PLAN if one.function == "cross_entropy" and one.about != "cross_entropy.stability"
]
GRADIENTS = [one.name for one in PLAN if one.about == "cross_entropy.gradient"]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Two batches of new numbers for each function."""
    long, wide = rng.integers(-12, 13, size=(5, 4)) / 8, rng.integers(-12, 13, size=(3, 6)) / 8
    few, many = rng.permutation(4)[[0, 1, 1, 2, 3]], rng.integers(0, 6, size=3)
    return [
        loss(long, few, "fresh rows", "mean_reduction"),
        loss(wide, many, "fresh classes", "mean_reduction"),
        gradient(long, few, "gradient of fresh rows"),
        gradient(wide, many, "gradient of fresh classes"),
    ]


def factor(yours: np.ndarray | list[float], right: np.ndarray | list[float]) -> float | None:
    """Return the one number that `yours` are times as large as `right`, roughly; None where there is none."""
    with np.errstate(all="ignore"):
        quotients = np.asarray(yours) / np.asarray(right)
    typical = float(quotients.flat[0]) if quotients.size else np.nan
    close = np.isfinite(typical) and np.abs(quotients - typical).max() <= ROUGH * abs(typical)
    return typical if close and typical else None


def batch_factor(book: AnswerBook) -> float | None:
    """Return the factor between yours and the key's on one batch with all its targets: only the mean is in question."""
    if any(name not in book for name in BATCHES):
        return None
    return factor([book[name] for name in BATCHES], [book.expected[name] for name in BATCHES])


def single_losses(book: AnswerBook) -> tuple[np.ndarray, np.ndarray]:
    """Return the losses of single rows, a line a row, and the key's: for those targets that raise nowhere."""
    targets = [y for y in range(3) if all(single(i, y) in book for i in range(4))]
    names = [[single(i, y) for y in targets] for i in range(4)]
    tables = [
        np.array([[source[name] for name in line] for line in names]) for source in (book, book.expected)
    ]
    return tables[0], tables[1]


def near(one: np.ndarray, other: np.ndarray | float) -> bool:
    """Return whether two arrays agree roughly: a small epsilon in a logarithm is not what is asked here."""
    return bool((np.abs(one - other) <= ROUGH * np.maximum(1.0, np.abs(other))).all())


def are_costs_of_other_probabilities(yours: np.ndarray, right: np.ndarray) -> bool:
    """Return whether the losses of a row's classes are logarithms, but not of the softmax of that row."""
    if yours.shape[1] < 2 or not np.isfinite(yours).all():
        return False
    if near(yours, yours[0, 0]):
        return True
    extra = yours - right
    if near(extra, extra[:, :1]) and not near(extra, extra[0, 0]):
        return True
    for base in (1.0, *OTHER_LOGARITHMS[:2], 1 / 3):
        for sign in (1, -1):
            probabilities = np.exp(-sign * yours / base)
            if yours.shape[1] == 3 and probabilities.max() < 0.99 and near(probabilities.sum(axis=1), 1.0):
                return not near(np.sort(probabilities), np.sort(np.exp(-right)))
    return False


def reduced_somehow(book: AnswerBook, names: list[str]) -> bool:
    """Return whether these losses are made of one cost a row, whatever is then done to the N costs."""
    costs = [[book.expected[single(i, y)] for i, y in enumerate(BATCHES[name])] for name in names]
    yours = [book[name] for name in names]
    return any(factor(yours, [reduce(np.array(line)) for line in costs]) for reduce in REDUCTIONS)


test_it_runs = it_runs("cross_entropy")


@concept("cross_entropy.from_logits")
def test_softmax_is_applied_once_to_each_row(book: AnswerBook) -> None:
    """Each row of logits goes through one softmax: its own, and only one."""
    if batch_factor(book) is not None:
        return
    for y in range(3):
        raised = f"row 0 raised, target {y}"
        if raised in book and single(0, y) in book:
            require(
                same(book[raised], book[single(0, y)]), raised, "adding 1.5 to all logits changes the loss"
            )
    yours, right = single_losses(book)
    require(
        not are_costs_of_other_probabilities(yours, right), single(0, 0), "the probabilities are other ones"
    )
    if yours.shape[1] == 3 and factor(yours, right) is not None:
        for name in EQUAL_TARGETS:
            require(name in book, name, "each row alone works, and all together do not")
        require(
            reduced_somehow(book, list(EQUAL_TARGETS)),
            "all targets 0",
            "the rows of a batch are not independent",
        )


@concept("cross_entropy.log_probability", needs="cross_entropy.from_logits")
def test_a_cost_is_minus_the_natural_logarithm(book: AnswerBook) -> None:
    """A probability p costs -ln p: the natural logarithm, with a minus."""
    yours, right = single_losses(book)
    times = batch_factor(book) or factor(yours, right)
    if times is not None:
        other = times < 0 or any(same(times, base, ROUGH) for base in OTHER_LOGARITHMS)
        require(not other, single(0, 0), f"{times:.4g} times the expected")
        return
    require(yours.shape[1] < 2 or are_logarithms(yours, right), single(0, 0))


def are_logarithms(yours: np.ndarray, right: np.ndarray) -> bool:
    """Return whether each loss is some class's -ln p, all of them together or none, or at least not the target's."""
    target_plays_no_part = near(yours, yours[:, :1])
    class_numbers = np.arange(yours.shape[1])
    class_number_is_weight = near(yours, yours[:, 1:2] * class_numbers) and np.isfinite(yours).all()
    chosen = np.column_stack([right, right.sum(axis=1), 0 * right[:, 0]])
    one_of_them = any(
        np.isclose(yours[:, :, None], share * chosen[:, None, :], ROUGH, ROUGH).any(axis=2).all()
        for share in (1, 1 / 3)
    )
    return target_plays_no_part or class_number_is_weight or one_of_them


@concept("cross_entropy.target_indexing", needs="cross_entropy.log_probability")
def test_each_row_is_charged_for_its_own_target(book: AnswerBook) -> None:
    """Each row brings one number into the loss: that of its own target."""
    if batch_factor(book) is not None:
        return
    yours, right = single_losses(book)
    for i, line in enumerate(yours):
        require(factor(line, right[i]) is not None, single(i, 0))
    require(reduced_somehow(book, list(MIXED_TARGETS)), next(iter(MIXED_TARGETS)))


@concept("cross_entropy.mean_reduction", needs="cross_entropy.target_indexing")
def test_the_loss_is_the_mean_over_the_rows(book: AnswerBook) -> None:
    """The loss is the mean over the N examples: divided by N, once."""
    for name in LOSSES:
        times = book[name] / book.expected[name]
        require(same(times, 1.0, ROUGH), name, f"{times:.4g} times the expected")


@concept(
    "cross_entropy.stability",
    needs=("cross_entropy.from_logits", "cross_entropy.log_probability", "cross_entropy.target_indexing"),
)
def test_large_logits_stay_exact(book: AnswerBook) -> None:
    """Loss and gradient are finite and exact for logits up to 10000 either way."""
    scale = {1: book[single(0, 0)] / book.expected[single(0, 0)]}
    scale[3] = book["a square of logits"] / book.expected["a square of logits"]
    for name in [*FAR, "rows far apart"]:
        times = scale[3 if name == "rows far apart" else 1]
        require(same(book[name], times * book.expected[name]), name)
    small, square = (gradient_factor(book, name) for name in ("gradient of one row", "gradient of a square"))
    if not small or not square or any(gradient_factor(book, name) is None for name in GRADIENTS):
        return
    for name in [f"gradient: {name}" for name in FAR_GRADIENTS]:
        require(same(book[name], small * book.expected[name]), name)
    require(same(book["gradient: rows far apart"], square * book.expected["gradient: rows far apart"]), name)


def gradient_factor(book: AnswerBook, name: str) -> float | None:
    """Return the one number that all entries of a gradient are times as large as expected."""
    if name not in book:
        return None
    yours, right = book[name], book.expected[name]
    times = float((yours * right).sum() / (right * right).sum())
    return times if np.isfinite(times) and same(yours, times * right) and not same(yours, 0 * right) else None


def parts_are_right(book: AnswerBook, name: str) -> bool:
    """Return whether a batch's gradient is right but for one factor off the targets and one shift at them."""
    yours, right = book[name], book.expected[name]
    at_targets = right < 0
    times = np.median(yours[~at_targets] / right[~at_targets])
    extra = yours - times * right
    shift = extra[at_targets].mean()
    return bool(times > 0 and shift != 0 and same(extra, shift * at_targets, 0, 1e-5))


@concept("cross_entropy.gradient")
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
