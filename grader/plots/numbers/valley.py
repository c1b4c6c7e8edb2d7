"""Three optimizers in a narrow valley, each at a rate that suits it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.plan import program
from grader.plots.numbers.recipe import Recipe, outcome

STEPS = 100
STEEP = 100.0  # how much more the valley curves across than along
START = (-4.0, 0.4)
RATES = {"sgd": 0.018, "momentum": 0.004, "adam": 0.2}
WANTED = {f"paths[{name!r}]": (STEPS + 1, 2) for name in RATES}
PROGRAM = f"""
steepness = np.array([1.0, {STEEP}])
rates = {RATES}
def path_of(move, memory):
    theta = np.array({START})
    path = [theta]
    for _ in range({STEPS}):
        theta, memory = move(theta, steepness * theta, memory)
        path.append(theta)
    return np.array(path)
def by_sgd(theta, slope, memory):
    return gradient_step([theta], [slope], rates["sgd"])[0], memory
def by_momentum(theta, slope, memory):
    moved, memory = momentum_step([theta], [slope], memory, rates["momentum"])
    return moved[0], memory
def by_adam(theta, slope, memory):
    moved, memory = adam_step([theta], [slope], memory, rates["adam"])
    return moved[0], memory
paths = {{
    "sgd": path_of(by_sgd, None),
    "momentum": path_of(by_momentum, [np.zeros(2)]),
    "adam": path_of(by_adam, {{"step": 0, "m": [np.zeros(2)], "v": [np.zeros(2)]}}),
}}
"""


@dataclass(frozen=True)
class Valley:
    """Paths of two parameters from the same start; the loss is ½ (x² + steep · y²)."""

    steep: float
    sgd: np.ndarray
    momentum: np.ndarray
    adam: np.ndarray

    def loss(self, path: np.ndarray) -> np.ndarray:
        """Return the loss along a path, or anywhere: the last axis is (x, y)."""
        return 0.5 * (path[..., 0] ** 2 + self.steep * path[..., 1] ** 2)


def read(answers: list[Any]) -> Valley:
    """Return the numbers. Raises WrongKind."""
    return Valley(STEEP, *outcome(answers[0], WANTED).values())


def words(numbers: Valley) -> dict[str, Any]:
    """Return the rates, and where each loss ended."""
    ends = {f"{name}_end": numbers.loss(getattr(numbers, name))[-1] for name in RATES}
    return {**RATES, **ends, "steps": STEPS, "steep": STEEP}


RECIPE = Recipe(
    ("update_rule", "optimizers"),
    (program("gradient_step", PROGRAM, list(WANTED), name="three optimizers"),),
    read,
    words,
)
