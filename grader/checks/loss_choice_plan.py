"""The calls of the loss choice: ordinary logits, rows that are sure and wrong, and logits of hundreds."""

import numpy as np

from grader.checks.plan import Call, call

SQUARE = np.array([[0.5, 2.0, -1.0], [1.5, -0.25, 0.75], [-1.0, -2.0, 1.25]])
PAIR = np.array([[1.0, 2.0, 0.5], [0.0, 1.5, -0.75]])
LONG = np.array(
    [[1.0, -0.5, 0.25], [0.5, 1.5, -1.0], [-0.75, 0.25, 1.0], [2.0, 0.5, 1.25], [-1.5, -0.25, 0.5]]
)
WIDE = np.arange(24.0).reshape(4, 6) * 5 % 13 / 8 - 0.5
TWO_CLASSES = np.array([[0.5, -1.0], [1.25, 0.75], [-0.5, 0.25]])
ORDINARY = {
    "one row": (PAIR[:1], [0]),
    "another row": (PAIR[1:], [2]),
    "two rows": (PAIR, [0, 2]),
    "a square of logits": (SQUARE, [2, 0, 1]),
    "two classes": (TWO_CLASSES, [1, 0, 1]),
    "five rows": (LONG, [2, 0, 0, 1, 1]),
    "six classes": (WIDE, [5, 0, 2, 2]),
}
SURE_AND_WRONG, SURE_ROW, SURE_TARGET = "sure and wrong", [8.0, 0.0, -2.0], 1
NORM_OF_CROSS_ENTROPY = 1.4137072  # of its gradient on that row
# How much is left of p (1 − p) here depends on the precision: float32 has lost most digits of 1 − p.
CONFIDENT = {
    SURE_AND_WRONG: ([SURE_ROW], [SURE_TARGET]),
    "surer, and wrong": ([[-1.5, 1.0, 9.5]], [0]),
    "three that are sure and wrong": ([[7.5, -0.5, 1.0], [0.0, 8.5, -1.0], [0.5, -2.0, 7.0]], [1, 0, 0]),
}
# Gaps of 24 and more: nothing is left in any precision.
GONE = {
    "true class 24 below": ([[0.5, 24.5, -3.0]], [0]),
    "true class 1000 below": ([[500.0, -500.0, 0.0]], [1]),
    "true class 1000 above": ([[-500.0, 500.0, -40.0]], [1]),
}
# Here float32 may have lost digits on the way, next to a logarithm of hundreds.
CLOSE = {
    "large and close": ([[499.0, 500.0, 498.5]], [2]),
    "low and close": ([[-500.0, -498.5, -499.0]], [0]),
    "forty and close": ([[40.5, 39.0, 40.0], [-61.0, -60.0, -60.5]], [1, 0]),
    "rows far apart": ([[500.0, 498.5, 499.0], [-499.0, -500.0, -498.5]], [1, 2]),
    "rows of all sizes": ([[500.0, -500.0, 460.0], [0.5, 1.5, -0.5], [-300.0, -270.0, -500.0]], [2, 1, 0]),
}


def gradient(
    logits: np.ndarray, targets: list[int], name: str, about: str | None, blames: str | None
) -> Call:
    """Return a call; concepts by their short names."""
    details = {"about": about and f"loss_choice.{about}", "blames": blames and f"loss_choice.{blames}"}
    sizes = {"N": logits.shape[0], "C": logits.shape[1]}
    return call("mse_softmax_gradient", logits, np.array(targets), name=name, sizes=sizes, **details)


def ordinary(logits: np.ndarray, targets: list[int], name: str) -> Call:
    """Return a call on logits near 0."""
    square = logits.shape[0] == logits.shape[1]
    return gradient(logits, targets, name, "softmax_jacobian", None if square else "softmax_jacobian")


def sure(logits: list[list[float]], targets: list[int], name: str, about: str | None = None) -> Call:
    """Return a call on logits that are far from each other, or from 0."""
    return gradient(np.array(logits), targets, name, about, "vanishing_gradient")


PLAN = [
    *(ordinary(*batch, name) for name, batch in ORDINARY.items()),
    *(sure(*batch, name) for name, batch in {**CONFIDENT, **CLOSE}.items()),
    *(sure(*batch, name, "vanishing_gradient") for name, batch in GONE.items()),
]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Two batches of new numbers."""
    long, wide = rng.integers(-12, 13, size=(5, 4)) / 8, rng.integers(-12, 13, size=(3, 6)) / 8
    few, many = rng.permutation(4)[[0, 1, 1, 2, 3]].tolist(), rng.integers(0, 6, size=3).tolist()
    return [ordinary(long, few, "fresh rows"), ordinary(wide, many, "fresh classes")]
