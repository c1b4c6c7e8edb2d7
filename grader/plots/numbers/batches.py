"""The same epochs at the same learning rate in batches of three sizes: all examples, some, one."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.plan import program
from grader.plots.numbers.recipe import Recipe, outcome

EXAMPLES = 48
SIZES = (EXAMPLES, 8, 1)
EPOCHS = 6
RATE = 0.09
GRID = 41
PATHS = {f"paths[{size}]": (EPOCHS * -(-EXAMPLES // size) + 1, 2) for size in SIZES}
LOSSES = {f"losses[{size}]": shape[:1] for size, shape in zip(SIZES, PATHS.values(), strict=True)}
WANTED = {**PATHS, **LOSSES, "weights": (GRID,), "biases": (GRID,), "surface": (GRID, GRID)}
PROGRAM = f"""
noise = np.random.default_rng(3)
X = noise.uniform(-1.5, 1.5, ({EXAMPLES}, 1))
y = 2.0 * X[:, 0] + 1.0 + noise.normal(0.0, 0.6, {EXAMPLES})
def loss_at(weight, bias):
    return float(mse_loss(X[:, 0] * weight + bias, y))
paths, losses = {{}}, {{}}
for size in {SIZES}:
    rng = np.random.default_rng(5)
    theta = [np.array([-0.5]), np.array([-0.75])]
    path = [np.concatenate(theta)]
    for epoch in range({EPOCHS}):
        for some_X, some_y in minibatches(X, y, size, rng):
            slopes = mse_gradients(some_X, some_y, theta[0], float(theta[1][0]))
            theta = gradient_step(theta, [np.reshape(slope, 1) for slope in slopes], {RATE})
            theta = [np.reshape(one, 1) for one in theta]
            path.append(np.concatenate(theta))
    paths[size] = np.array(path)
    losses[size] = np.array([loss_at(*point) for point in path])
weights, biases = np.linspace(-1.0, 3.2, {GRID}), np.linspace(-1.1, 1.9, {GRID})
surface = np.array([[loss_at(weight, bias) for weight in weights] for bias in biases])
"""


@dataclass(frozen=True)
class Batches:
    """Paths of (w, b) and the loss on all examples along them, by batch size; and the loss around."""

    sizes: tuple[int, ...]
    epochs: int
    paths: tuple[np.ndarray, ...]
    losses: tuple[np.ndarray, ...]
    weights: np.ndarray
    biases: np.ndarray
    surface: np.ndarray


def read(answers: list[Any]) -> Batches:
    """Return the numbers. Raises WrongKind."""
    found = outcome(answers[0], WANTED)
    paths, losses = ([found.pop(name) for name in names] for names in (PATHS, LOSSES))
    return Batches(SIZES, EPOCHS, tuple(paths), tuple(losses), **found)


def words(numbers: Batches) -> dict[str, Any]:
    """Return how many updates each had, and where its loss ended."""
    updates = [len(path) - 1 for path in numbers.paths]
    return {"sizes": numbers.sizes, "updates": updates, "epochs": EPOCHS, "rate": RATE,
            "ends": [losses[-1] for losses in numbers.losses]}  # fmt: skip


RECIPE = Recipe(
    ("minibatches", "mse_gradients", "update_rule", "mse"),
    (program("minibatches", PROGRAM, list(WANTED), name="three batch sizes"),),
    read,
    words,
)
