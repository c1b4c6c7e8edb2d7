"""Three learning rates on one weight: y = 2x through three points, where the largest stable rate is known."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.plan import program
from grader.plots.numbers.recipe import Recipe, outcome

STEPS = 20
POINTS = 81
SHARES = (0.04, 0.2, 1.05)  # of the largest stable rate: crawls, converges, diverges
WANTED = {
    "limit": (1,),
    "paths": (len(SHARES), STEPS + 1),
    "losses": (len(SHARES), STEPS + 1),
    "weights": (POINTS,),
    "bowl": (POINTS,),
}
PROGRAM = f"""
points = np.array([1.0, 2.0, 3.0])
def loss_at(weight):
    return float(mse_loss(weight * points, 2.0 * points))
limit = np.ravel(largest_stable_lr(points[:, None]))
slope = lambda weight: 28 / 3 * (weight - 2.0)
paths = np.array([np.ravel(descend(slope, 0.0, share * limit[0], {STEPS})) for share in {SHARES}], float)
losses = np.array([[loss_at(weight) for weight in path] for path in paths])
weights = np.linspace(-2.5, 6.5, {POINTS})
bowl = np.array([loss_at(weight) for weight in weights])
"""


@dataclass(frozen=True)
class LearningRates:
    """Paths of one weight and their losses, a row a rate: one that crawls, one that converges, one that diverges."""

    limit: float
    rates: np.ndarray
    paths: np.ndarray
    losses: np.ndarray
    weights: np.ndarray
    bowl: np.ndarray


def read(answers: list[Any]) -> LearningRates:
    """Return the numbers. Raises WrongKind."""
    found = outcome(answers[0], WANTED)
    limit = float(found.pop("limit")[0])
    return LearningRates(limit, limit * np.array(SHARES), **found)


def words(numbers: LearningRates) -> dict[str, Any]:
    """Return the rates and their limit, and how far the last one gets."""
    rates = dict(zip(("slow", "good", "fast"), numbers.rates, strict=True))
    return {**rates, "limit": numbers.limit, "steps": STEPS, "last": numbers.losses[2, -1]}


RECIPE = Recipe(
    ("learning_rate", "mse"), (program("descend", PROGRAM, list(WANTED), name="three rates"),), read, words
)
