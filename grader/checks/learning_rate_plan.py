"""Descents on losses of one parameter, inputs whose limit is asked for, and descents at the learner's own limit.

X has at most one feature more than it has examples: where two curvatures are 0, np.linalg.eigvals, which is right too,
may give complex numbers for them.
"""

from dataclasses import dataclass

import numpy as np

from grader.checks.plan import Call, Formula, Kept, call, eighths, program

STEPS_AT_THE_LIMIT = 100
BELOW, ABOVE = 0.98, 1.02


def descent(name: str, gradient: str, start: float, lr: float, steps: int) -> Call:
    """Return a call of descend. Its points are of ordinary size, so that float32 has them all."""
    return call(
        "descend",
        *(Formula(gradient, "w"), start, lr, steps),
        name=name,
        about="learning_rate.path",
        blames="learning_rate.path",
    )


def limit(name: str, X: np.ndarray) -> Call:
    """Return a call of largest_stable_lr."""
    return call(
        "largest_stable_lr",
        X,
        name=name,
        about="learning_rate.curvature",
        blames="learning_rate.curvature",
        sizes={"N": X.shape[0], "D": X.shape[1]},
    )


@dataclass(frozen=True)
class Bowl:
    """Inputs, and the gradient of their loss along the steepest direction, with its minimum and a start beside it."""

    name: str
    X: np.ndarray
    gradient: str
    minimum: float
    start: float

    @property
    def below(self) -> str:
        """The name of the descent just below the learner's limit."""
        return f"just below the limit of {self.name}"

    @property
    def above(self) -> str:
        """The name of the descent just above the learner's limit."""
        return f"just above the limit of {self.name}"

    def calls(self) -> list[Call]:
        """Return the call that asks for the limit, and one descent on either side of it."""
        return [
            limit(self.name, self.X),
            *(self._beside(name, times) for name, times in ((self.below, BELOW), (self.above, ABOVE))),
        ]

    def _beside(self, name: str, times: float) -> Call:
        lr = Kept(self.name, times=times)
        args = (Formula(self.gradient, "w"), self.start, lr, STEPS_AT_THE_LIMIT)
        return call("descend", *args, name=name, blames="learning_rate.path")

    def distance(self, point: float) -> float:
        """Return how far from the minimum a point is."""
        return abs(point - self.minimum)


DESCENTS = [
    descent("a parabola", "2 * (w - 3)", 0.5, 0.125, 4),
    descent("no step", "2 * (w - 3)", 1.25, 0.125, 0),
    descent("one step", "3 * (w - 2)", 5.0, 0.25, 1),
    descent("lr 0", "w - 4", 1.5, 0.0, 3),
    descent("from the minimum", "2 * (w - 3)", 3.0, 0.25, 3),
    descent("negative points", "0.5 * (w + 3)", -8.0, 0.625, 5),
    descent("a cubic gradient", "w * w * w - 8", 2.5, 0.03125, 5),
    descent("a wave", "np.sin(w)", 4.0, 0.75, 4),
    descent("swings and converges", "2 * (w - 3)", 1.0, 0.875, 6),
    descent("lr above 1", "0.25 * (w + 20)", 6.0, 1.5, 8),
    descent("steep", "8 * (w - 1.5)", 9.0, 0.0625, 6),
    descent("swings and diverges", "4 * (w - 1)", 2.0, 1.25, 12),
    descent("nearly flat", "0.0000001 * (w - 3)", 0.5, 1250000.0, 4),
    descent("a long way", "w - 4", 1.0, 0.125, 60),
]
LIMITS = [
    limit("almost equally steep", np.array([[2.0, 0.0], [0.0, 1.75]])),
    limit("five examples, three features",
          np.array([[1.5, -4.0, 0.25], [0.5, 6.0, 1.0], [2.0, -2.0, 0.75], [1.0, 8.0, -0.5], [2.5, 5.0, 1.5]])),
    limit("three examples, four features",
          np.array([[1.0, -0.5, 2.0, 1.5], [0.75, 1.25, -1.0, 0.5], [-1.5, 0.5, 1.0, 3.0]])),
    limit("two features that go together",
          np.array([[1.0, 1.25], [2.0, 1.75], [0.5, 0.25], [3.0, 3.25], [1.5, 2.0], [2.5, 2.0], [1.0, 0.5]])),
    limit("as many examples as features",
          np.array([[1.5, 0.5, -1.0, 2.0], [0.25, 2.0, 1.0, -0.5], [1.0, -1.5, 0.75, 0.5], [-2.0, 0.5, 1.5, 3.0]])),
    limit("one example", np.array([[1.5, -0.5]])),
    limit("one feature", np.array([[0.5], [-1.25], [2.0], [0.75], [1.5], [-0.25]])),
    limit("large inputs", np.array([[24.0, -40.0, 8.0], [64.0, 16.0, -32.0], [48.0, 8.0, 20.0], [36.0, -8.0, 12.0]])),
]  # fmt: skip
BOWLS = [
    Bowl("the line", np.array([[1.0], [2.0], [3.0]]), "28 / 3 * (w - 2)", 2.0, 1.0),
    Bowl("two features", np.array([[2.0, 1.0], [1.0, 2.0]]), "9 * (w - 1)", 1.0, 0.5),
    Bowl("wide and narrow", np.array([[1.0, 3.0], [-1.0, 3.0], [1.0, -3.0], [-1.0, -3.0]]),
         "18 * (w + 3)", -3.0, -2.0),
]  # fmt: skip
TOO_LARGE = call(
    "descend",
    *(Formula("28 / 3 * (w - 2)", "w"), 0.0, 1.0, 400),
    name="the line with lr 1.0",
    blames="learning_rate.path",
)
# Whatever its path looks like, a descend that cannot take a step does not run, though it may have an answer to 0 steps.
TAKES_STEPS = program(
    "descend",
    "path = descend(lambda w: 2 * (w - 3), 0.5, 0.125, 4)",
    ["len(path)"],
    name="a parabola, as a program",
)


def fresh_calls(rng: np.random.Generator) -> list[Call]:
    """Return two more descents and two more limits."""
    steepness, pace = float(rng.integers(5, 12)) / 8, float(rng.integers(4, 10)) / 16
    middle, away = float(rng.integers(9, 40)) / 8, float(rng.integers(8, 90)) / 8
    square, start = float(rng.integers(20, 40)) / 8, float(rng.integers(24, 40)) / 8
    return [
        descent("a fresh parabola", f"{steepness} * (w - {middle})", middle + away, pace, 7),
        descent("a fresh square", f"w * w - {square}", start, 0.0625, 6),
        limit("fresh inputs", eighths(rng, 6, 2) + np.array([2.5, 1.5])),
        limit("fresh wide inputs", eighths(rng, 3, 4) + 2.5),
    ]
