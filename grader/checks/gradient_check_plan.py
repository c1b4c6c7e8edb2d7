"""The calls of the gradient check: some functions of several entries, and the same seen from each entry alone.

With all other entries written out as the constants that they are, a function of one entry is left. Its slope
must be that entry's of the whole gradient, however slopes are taken.
"""

from typing import Any

import numpy as np

from grader.checks.plan import Call, Formula, call

THREE = np.array([1.5, 0.5, 2.0])
SQUARE = np.array([[1.5, 0.5], [-1.0, 0.75]])
WIDE = np.array([[1.5, 0.5, 2.0], [-1.0, 0.75, -1.25]])
ROW, COLUMN = np.array([[0.5, -1.5, 1.0, 2.0]]), np.array([[1.0], [-0.5], [1.75], [0.75]])
CUBE = np.array([[[1.0, -0.5, 1.5]], [[0.75, 2.0, -1.25]]])
PRODUCT, ROWS = "np.sum(x**3) + x[0] * x[1] * x[2]", "np.sum(x**3) + np.sum(x[0] * x[1]**2)"
WIDE_STEP, NO_STEP = "one entry, a wide step", "one entry, no step given"
WHOLE = {
    "three entries": (PRODUCT, THREE, 0.25),
    "two by two": (ROWS, SQUARE, 0.125),
    "a sum of cubes": ("np.sum(x**3)", np.array([1.0, -0.5, 2.0, 0.75]), 0.5),
    "two by three": (ROWS, WIDE, 0.25),
    "one row": ("np.sum(x**3) * x[0, 3] + x[0, 0]", ROW, 0.25),
    "one column": ("np.sum(x**3) - x[0, 0] * x[3, 0]", COLUMN, 0.375),
    "three dimensions": ("np.sum(x**3) + x[0, 0, 1] * x[1, 0, 2]", CUBE, 0.25),
    "an exponential": ("np.exp(x[0]) * x[1] + np.sum(x**2)", np.array([0.5, -1.5]), 0.5),
    "a step of a tenth": ("np.sum(x**3) * x[0]", np.array([1.25, 0.5]), 0.1),
}
# f at the other side of a step, seen from one entry: what its slope is made of, and what the others add.
ALONE = {
    "entry 0 of three": ("np.sum(x**3 + x) + 8.125", 1.5, 0.25),
    "entry 1 of three": ("np.sum(x**3 + 3.0 * x) + 11.375", 0.5, 0.25),
    "entry 2 of three": ("np.sum(x**3 + 0.75 * x) + 3.5", 2.0, 0.25),
    "entry 0, 0 of four": ("np.sum(x**3 + x) - 0.171875", 1.5, 0.125),
    "entry 0, 1 of four": ("np.sum(x**3 + 0.5625 * x) + 4.296875", 0.5, 0.125),
    "entry 1, 0 of four": ("np.sum(x**3 + 1.5 * x**2) + 4.203125", -1.0, 0.125),
    "entry 1, 1 of four": ("np.sum(x**3 + 0.5 * x**2) + 4.0", 0.75, 0.125),
}
PARTS = {
    "three entries": [name for name in ALONE if name.endswith("three")],
    "two by two": [name for name in ALONE if name.endswith("four")],
}
# At 0 a step of 1e-5 keeps all its digits in float32 too, and 1e10 eps² tells how large the step was.
STEPS = {
    "one entry, falling": ("np.sum(x**3 - 4 * x)", 0.5, 0.25),
    WIDE_STEP: ("np.sum(np.exp(x) + x**3)", 0.5, 0.5),
    NO_STEP: ("np.sum(3 * x + 1e10 * x**3)", 0.0, None),
}
SINGLE = [*ALONE, *STEPS]


def gradient(f: str, x: np.ndarray, eps: float | None, name: str, about: str = "every_coordinate") -> Call:
    """Return a call. What raises for some shapes only is a matter of going through the entries."""
    details: dict[str, Any] = {
        "about": f"gradient_check.{about}",
        "blames": "gradient_check.every_coordinate",
        "untouched_within": 1e-12,
    }
    step = () if eps is None else (eps,)
    return call("numerical_gradient", Formula(f), x, *step, name=name, **details)


def single(f: str, x: float, eps: float | None, name: str) -> Call:
    """Return a call with one entry."""
    return gradient(f, np.array([x]), eps, name, "central_difference")


PLAN = [
    *(single(*of, name) for name, of in {**ALONE, **STEPS}.items()),
    *(gradient(*of, name) for name, of in WHOLE.items()),
]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Functions with new numbers in them, of one and of two dimensions."""
    a, b, c = (int(n) / 8 for n in rng.integers(4, 20, size=3))
    x, table = rng.integers(4, 17, size=3) / 8, rng.integers(4, 17, size=(3, 2)) / 8
    step, other = (int(n) / 8 for n in rng.integers(1, 5, size=2))
    return [
        single(f"np.sum({a} * x**3 + {b} * x)", float(x[0]), step, "fresh entry"),
        gradient(f"np.sum({a} * x**3) * x[1] + {b} * x[0] * x[2]", x, step, "fresh entries"),
        gradient(f"np.sum({c} * x**3) + {b} * x[0, 1] * x[2, 0]", table, other, "fresh table"),
    ]
