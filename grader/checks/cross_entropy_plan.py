"""The calls of cross-entropy: single rows, small batches, logits far apart, and the gradient.

A loss is one number, so single rows with every target in turn show what it is made of. Pairs of rows that
both cost the same then show what happens between rows, whatever is done to the two costs: the loss must stay
in proportion to that one cost.
"""

import numpy as np

from grader.checks.plan import Call, call

__all__ = [
    "COPIES", "FAR", "FAR_BATCHES", "GRADIENTS", "LOSSES", "PLAN",
    "RAISED", "ROWS", "SQUARE", "TURNED", "TWO", "fresh", "single",
]  # fmt: skip

ROWS = np.array([[1.0, -0.5, 2.0], [-1.25, 0.5, 0.25]])
ROLLED = np.array([ROWS[0], np.roll(ROWS[0], 1)])
PAIR = np.array([[1.0, 2.0, 0.5], [0.0, 1.5, 3.0]])
THREE = np.array([[0.5, 2.0, -1.0], [1.5, -0.25, 0.75], [-1.0, -2.0, 1.25]])
LONG = np.array(
    [[1.0, -0.5, 0.25], [0.5, 1.5, -1.0], [-0.75, 0.25, 1.0], [2.0, 0.5, 1.25], [-1.5, -0.25, 0.5]]
)
SIX = np.arange(24.0).reshape(4, 6) * 5 % 13 / 8 - 0.5
SQUARE, TWO, RAISED = "a square of logits", "two rows", "row 0 raised by 1.5"
COPIES = [f"two copies, target {y}" for y in range(3)]
TURNED = [f"two rows turned, target {y}" for y in range(3)]
# Gaps of 14 and more: the probabilities are 0 and 1 in float32 too, so nothing is lost next to a logit of 10000.
FAR = {
    "two large logits": [971.0, 1000.0, 0.0],
    "all far below zero": [-1000.0, -970.0, -1030.0],
    "true class 20000 below": [-1e4, 1e4, 0.0],
    "true class far above": [1e4, -1e4, 0.0],
    "true class 34 below": [0.5, 34.5, -3.0],
    "the largest two far apart": [600.0, 1e4, 550.0],
    "the lowest logits": [-1e4, -9970.0, -9940.5],
}
UNLIKELY = np.array([[0.0, 15.0, -1.0], [-9.5, 10.5, 1.0], [-12.5, 11.5, 2.0]])
FAR_BATCHES = {
    "two rows far apart": [[1000.0, 970.0], [0.0, 20.0]],
    "rows far apart": [[1e4, 9970.0, -1e4], [0.5, 2.0, -1.0], [-1e4, -9975.0, -9950.5]],
    "rows of thousands": [[-1e4, 1e4, 0.0], [600.0, 1e4, 550.0], [9950.0, -1e4, 1e4]],
}


def single(row: int, target: int) -> str:
    """Return the name of the call on one row alone."""
    return f"row {row} alone, target {target}"


def one(
    function: str, logits: np.ndarray, targets: list[int], name: str, about: str, blames: str | None
) -> Call:
    """Return one call of the plan; concepts by their short names."""
    blamed = None if blames is None else f"cross_entropy.{blames}"
    sizes = {"N": logits.shape[0], "C": logits.shape[1]}
    details = {"about": f"cross_entropy.{about}", "blames": blamed, "sizes": sizes}
    return call(function, logits, np.array(targets), name=name, **details)


def loss(logits: np.ndarray, targets: list[int], name: str, blames: str | None = "target_indexing") -> Call:
    """Return a call of the loss. A batch that raises is first a matter of how its entries are chosen."""
    about = "stability" if blames == "stability" else "mean_reduction"
    return one("cross_entropy", logits, targets, name, about, blames)


def gradient(logits: np.ndarray, targets: list[int], name: str, blames: str | None = "gradient") -> Call:
    """Return a call of the gradient."""
    return one("cross_entropy_gradient", logits, targets, name, blames or "gradient", blames)


PLAN = [
    loss(THREE, [2, 0, 1], SQUARE, None),
    loss(PAIR, [1, 0], TWO),
    *(loss(ROWS[[i]], [y], single(i, y), "mean_reduction") for i in range(len(ROWS)) for y in range(3)),
    loss(ROWS[:1] + 1.5, [1], RAISED, "mean_reduction"),
    *(loss(ROLLED[[0, 0]], [y, y], COPIES[y]) for y in range(3)),
    *(loss(ROLLED, [y, (y + 1) % 3], TURNED[y]) for y in range(3)),
    loss(LONG, [2, 0, 0, 1, 1], "five rows"),
    *(loss(np.array([row]), [0], name, "stability") for name, row in FAR.items()),
    loss(UNLIKELY, [0, 0, 0], "true classes 15, 20 and 24 below", "stability"),
    *(loss(np.array(rows), [1, 0, 2][: len(rows)], name, "stability") for name, rows in FAR_BATCHES.items()),
    gradient(THREE, [2, 0, 1], "gradient of a square", None),
    gradient(THREE[:1], [0], "gradient of one row"),
    gradient(ROWS[[1]], [2], "gradient of another row"),
    gradient(PAIR, [1, 0], "gradient of two rows"),
    gradient(LONG, [2, 0, 0, 1, 1], "gradient of five rows"),
    gradient(SIX, [5, 0, 2, 2], "gradient of six classes"),
    *(
        gradient(np.array(rows), [1, 0, 2][: len(rows)], f"gradient, {name}", "stability")
        for name, rows in FAR_BATCHES.items()
    ),
]
# In the order in which they are looked at: the shortest batch first.
LOSSES = [TWO, *(it.name for it in PLAN if it.about == "cross_entropy.mean_reduction")]
GRADIENTS = ["gradient of two rows", *(it.name for it in PLAN if it.about == "cross_entropy.gradient")]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Two batches of new numbers for each function, and one of logits far from zero."""
    long, wide = rng.integers(-12, 13, size=(5, 4)) / 8, rng.integers(-12, 13, size=(3, 6)) / 8
    few, many = rng.permutation(4)[[0, 1, 1, 2, 3]].tolist(), rng.integers(0, 6, size=3).tolist()
    return [
        loss(long, few, "fresh rows"),
        loss(wide, many, "fresh classes"),
        gradient(long, few, "gradient of fresh rows"),
        gradient(wide, many, "gradient of fresh classes"),
        *far_away(rng),
    ]


def far_away(rng: np.random.Generator) -> list[Call]:
    """As many rows as classes at new offsets where e^z overflows or vanishes; the target is never the top."""
    below = np.array([[0.0, 16.0, 40.0], [31.0, 0.0, 55.0], [24.0, 62.0, 0.0]])
    gaps = below + (below > 0) * rng.integers(0, 9, size=(3, 1))
    logits = rng.choice([-1.0, 1.0], size=(3, 1)) * rng.integers(800, 9000, size=(3, 1)) - gaps
    return [
        loss(logits, [1, 2, 0], "fresh rows far away", "stability"),
        gradient(logits, [1, 2, 0], "gradient of fresh rows far away", "stability"),
    ]
