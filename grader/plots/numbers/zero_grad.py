"""One training step with clear gradients, and the same step without.

Without clearing, each update is by the sum of all gradients so far. An optimizer that adds them up, SGD with a
momentum of 1, makes just that of any training step, however it clears its gradients.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.plan import Call, torch_steps
from grader.checks.usable import WrongKind
from grader.plots.numbers.recipe import Recipe, outcome

STEPS = 40
RATE = 0.0625
POINTS = np.array([[-1.5], [-0.5], [0.5], [1.5]])
BATCH = [POINTS, 2 * POINTS + 1]
LAYERS = [{"kind": "linear", "weight": np.array([[-1.0]]), "bias": np.array([0.0])}]


@dataclass(frozen=True)
class ZeroGrad:
    """The loss before each step and the weight after it, of y = 2x + 1; with and without clear gradients."""

    cleared_loss: np.ndarray
    kept_loss: np.ndarray
    cleared_weight: np.ndarray
    kept_weight: np.ndarray

    @property
    def ahead(self) -> tuple[int, int]:
        """The first and last of the steps, counted from 1, at which the loss without clearing is at first the lower."""
        lower = np.flatnonzero(self.kept_loss < 0.99 * self.cleared_loss)
        if not len(lower):
            return 0, 0
        in_a_row = int(np.argmin(np.append(np.diff(lower) == 1, False)))
        return int(lower[0]) + 1, int(lower[in_a_row]) + 1


def _steps(name: str, momentum: float) -> Call:
    settings = {"layers": LAYERS, "lr": RATE, "momentum": momentum, "loss": "mse"}
    return torch_steps("train_step", settings, [BATCH] * STEPS, name=name)


def _losses_and_weights(answer: Any) -> tuple[np.ndarray, np.ndarray]:
    if not isinstance(answer, dict) or not isinstance(answer.get("parameters"), list):
        raise WrongKind("The record of the steps was changed on the way.")
    if not all(isinstance(one, list) and one for one in answer["parameters"]):
        raise WrongKind("The record of the steps was changed on the way.")
    read = {"losses": answer.get("losses"), "weights": [one[0] for one in answer["parameters"]]}
    found = outcome(read, {"losses": (STEPS,), "weights": (STEPS, 1, 1)})
    return found["losses"], found["weights"].ravel()


def read(answers: list[Any]) -> ZeroGrad:
    """Return the numbers. Raises WrongKind."""
    (cleared_loss, cleared_weight), (kept_loss, kept_weight) = map(_losses_and_weights, answers)
    return ZeroGrad(cleared_loss, kept_loss, cleared_weight, kept_weight)


def words(numbers: ZeroGrad) -> dict[str, Any]:
    """Return until when the wrong one is ahead, and where both end."""
    return {
        "first": numbers.ahead[0],
        "last": numbers.ahead[1],
        "steps": STEPS,
        "cleared": numbers.cleared_weight[-1],
        "highest": numbers.kept_weight.max(),
    }


RECIPE = Recipe(("torch_loop",), (_steps("cleared", 0.0), _steps("kept", 1.0)), read, words)
