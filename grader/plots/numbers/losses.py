"""What comes back to the logits from two losses, from sure and right to sure and wrong."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.plan import program
from grader.plots.numbers.recipe import Recipe, outcome

POINTS = 121
FARTHEST = 8.0
WANTED = {"leads": (POINTS,), "squared": (POINTS,), "entropy": (POINTS,)}
PROGRAM = f"""
leads = np.linspace(-{FARTHEST}, {FARTHEST}, {POINTS})
second_is_true = np.array([1])
def norms(gradient):
    return np.array([np.linalg.norm(gradient(np.array([[lead, 0.0]]), second_is_true)) for lead in leads])
squared = norms(mse_softmax_gradient)
entropy = norms(cross_entropy_gradient)
"""


@dataclass(frozen=True)
class Losses:
    """Norms of two gradients for two classes, by how far the wrong class's logit is ahead of the true one's."""

    leads: np.ndarray
    squared: np.ndarray
    entropy: np.ndarray


def read(answers: list[Any]) -> Losses:
    """Return the numbers. Raises WrongKind."""
    return Losses(**outcome(answers[0], WANTED))


def words(numbers: Losses) -> dict[str, Any]:
    """Return the norms where the model is surest and wrong."""
    return {"squared": numbers.squared[-1], "entropy": numbers.entropy[-1], "peak": numbers.squared.max()}


RECIPE = Recipe(
    ("loss_choice", "cross_entropy"),
    (program("mse_softmax_gradient", PROGRAM, list(WANTED), name="both gradients"),),
    read,
    words,
)
