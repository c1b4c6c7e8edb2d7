"""Softmax: what each logit becomes, row by row, and where e^z would overflow."""

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, require_right, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.plan import Call, call

# Short rows first, and twice the same: there it is plain to see what a row has to do with another.
SHORT = np.array([[1.0, 2.0, 3.0], [-0.5, 0.25, -1.5]])
ROWS = np.array([[1.0, 2.0, 3.0, 0.5], [-1.5, 0.25, -0.5, 1.0], [2.0, -2.5, 0.125, 1.5]])
SQUARE = np.array([[0.5, 2.0, -1.0], [5.0, 6.5, 4.0], [-3.0, -2.0, -3.75]])
CUBE = np.arange(24.0).reshape(2, 3, 4) % 7 / 2 - 1
FAR = np.array([[1e4, 9998.0, -1e4], [0.5, 2.0, -1.0], [-1e4, -9999.0, -9998.5]])
VECTORS = [f"row {i} as a vector" for i in range(len(SHORT))]
MATRICES = [f"row {i} as a matrix" for i in range(len(SHORT))]
TOGETHER = [
    "two equal rows",
    "two rows",
    "two matrices",
    "all rows",
    "a square of logits",
    "three dimensions",
    "columns of one",
    "one dimension more",
]

AXIS = {"about": "softmax.axis", "blames": "softmax.axis"}
STABILITY = {"about": "softmax.stability", "blames": "softmax.stability"}

PLAN = [
    *(call("softmax", row, name=name, **AXIS) for row, name in zip(SHORT, VECTORS, strict=True)),
    *(call("softmax", row[None], name=name, **AXIS) for row, name in zip(SHORT, MATRICES, strict=True)),
    call("softmax", SHORT[[0, 0]], name="two equal rows", **AXIS),
    call("softmax", SHORT, name="two rows", **AXIS),
    call("softmax", SHORT[[0, 0], None], name="two matrices", **AXIS),
    call("softmax", ROWS, name="all rows", **AXIS),
    call("softmax", SQUARE, name="a square of logits", **AXIS),
    call("softmax", CUBE, name="three dimensions", **AXIS),
    call("softmax", ROWS[:, :1], name="columns of one", **AXIS),
    call("softmax", CUBE[None] + 0.5, name="one dimension more", **AXIS),
    call("softmax", np.array([1000.0, 999.0]), name="two large logits", **STABILITY),
    call("softmax", np.array([-1000.0, -999.0]), name="two logits far below zero", **STABILITY),
    call("softmax", np.array([60.0, 61.5, 59.0]), name="logits of sixty", **STABILITY),
    call("softmax", np.array([520.0, 518.0, 521.0]), name="logits of five hundred", **STABILITY),
    call("softmax", np.array([-760.0, -758.0, -759.5]), name="all far below zero", **STABILITY),
    call("softmax", np.array([-21.0, -20.0, -22.5]), name="all below zero", **STABILITY),
    call("softmax", np.array([-400.0, -398.5, -401.0]), name="all four hundred below zero", **STABILITY),
    call("softmax", np.array([750.0, 748.5, 749.0]), name="logits just too large", **STABILITY),
    call("softmax", np.array([-300.0, 500.0, 499.0]), name="the first far below", **STABILITY),
    call("softmax", np.array([-2.0, 800.0, 801.0, -1.0, -3.0]), name="most of them far below", **STABILITY),
    call("softmax", np.array([1500.0, 1498.5, 0.0, 1499.0]), name="one of them far below", **STABILITY),
    call("softmax", np.array([1e4, 9999.0, -1e4]), name="both ends", **STABILITY),
    call("softmax", np.array([-1e4, -9999.0, -9998.0]), name="the lowest logits", **STABILITY),
    call("softmax", np.array([[1000.0, 999.0], [0.0, 1.0]]), name="two rows far apart", **STABILITY),
    call("softmax", FAR, name="rows far apart", **STABILITY),
]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Rows and batches of new numbers, close enough together for the sum to be ordinary; and rows far away."""
    return [
        call("softmax", rng.integers(-24, 25, size=5) / 8, name="fresh vector", **AXIS),
        call("softmax", rng.integers(-24, 25, size=(4, 3)) / 8, name="fresh rows", **AXIS),
        call("softmax", rng.integers(-24, 25, size=(2, 2, 3)) / 8, name="fresh dimensions", **AXIS),
        call(
            "softmax",
            rng.integers(-16, 17, size=(2, 4)) / 8 + far(rng, 2),
            name="fresh rows far away",
            **STABILITY,
        ),
    ]


def far(rng: np.random.Generator, rows: int) -> np.ndarray:
    """Return for each row an offset at which e^z overflows, or vanishes."""
    return rng.choice([-1.0, 1.0], size=(rows, 1)) * rng.integers(800, 9000, size=(rows, 1))


def single_rows(book: AnswerBook) -> list[tuple[str, np.ndarray, np.ndarray]]:
    """Return call, logits and answer of each row alone: as a vector, where that fails as a one-row matrix."""
    vectors_fail = any(name not in book or not book.right(name) for name in VECTORS)
    matrices_work = all(name in book and book.right(name) for name in MATRICES)
    raising = any(name not in book for name in VECTORS)
    names = MATRICES if vectors_fail and (matrices_work or raising) else VECTORS
    return [(name, row, book[name].ravel()) for name, row in zip(names, SHORT, strict=True)]


test_it_runs = it_runs("softmax")


@concept("softmax.exponentiation")
@np.errstate(all="ignore")
def test_a_logit_larger_by_d_counts_e_to_the_d_times_as_much(book: AnswerBook) -> None:
    """A logit that is larger by d is e^d times as probable."""
    for name, logits, yours in single_rows(book):
        are_logarithms = same(yours - yours[0], logits - logits[0]) and (yours <= 0).all()
        if are_logarithms:
            continue
        require((yours > 0).all(), name, "a power of e is never zero or negative")
        seen = f"larger by {logits[1] - logits[0]:g}: {yours[1] / yours[0]:.5g} times as probable"
        require(any(_grows(counts, logits) for counts in _counts(yours)), name, seen)


@np.errstate(all="ignore")
def _counts(yours: np.ndarray) -> list[np.ndarray]:
    """Return what the logits may count: as it came, or had it been divided by the others, or by those up to each."""
    totals = np.cumprod(1 / np.append(1.0, 1 - yours[1:]))
    return [yours, yours / (1 + yours), yours * totals]


@np.errstate(all="ignore")
def _grows(counts: np.ndarray, logits: np.ndarray) -> bool:
    return same(np.log(counts / counts[0]), logits - logits[0])


@concept("softmax.normalization", needs="softmax.exponentiation")
def test_a_row_sums_to_one(book: AnswerBook) -> None:
    """The probabilities of a row sum to 1."""
    for name, _, yours in single_rows(book):
        require((yours > 0).all(), name, "probabilities are positive")
        require(same(yours.sum(), 1.0), name, f"the row sums to {yours.sum():.4g}")


@concept("softmax.axis", needs="softmax.normalization")
def test_each_row_is_its_own_distribution(book: AnswerBook) -> None:
    """Each row of logits gives its own distribution, whatever the other rows hold."""
    for name in (*TOGETHER[:2], *VECTORS, *MATRICES, *TOGETHER[2:]):
        require(book.right(name), name, _sums(book[name]))


def _sums(probabilities: np.ndarray) -> str:
    sums = np.atleast_1d(probabilities.sum(axis=-1)).ravel()
    if same(sums, np.ones_like(sums)):
        return ""
    return f"rows sum to {', '.join(f'{total:.3g}' for total in sums[:4])}"


@concept("softmax.stability", needs="softmax.axis")
def test_large_logits_stay_exact(book: AnswerBook) -> None:
    """Logits up to 10000 either way give exact probabilities: no overflow, no rounding away."""
    calls = [one.name for one in PLAN if one.blames == "softmax.stability"]
    require_right(book, *calls)


test_inputs_are_left_alone = inputs_are_left_alone("softmax", PLAN)
