"""A model with few examples for its many features, trained past its best; and where early stopping would end it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.plan import program
from grader.checks.usable import WrongKind
from grader.plots.numbers.recipe import Recipe, outcome

EPOCHS = 60
PATIENCE = 6
WANTED = {"training": (EPOCHS,), "validation": (EPOCHS,), "epochs": (2,)}
PROGRAM = f"""
noise = np.random.default_rng(5)
truth = noise.normal(0.0, 1.0, 16) * 0.8 ** np.arange(16)
def examples(count):
    X = noise.normal(0.0, 1.0, (count, 16))
    return X, X @ truth + noise.normal(0.0, 1.2, count)
train_X, train_y = examples(24)
other_X, other_y = examples(60)
theta = [np.zeros(16), np.zeros(1)]
training, validation = [], []
for epoch in range({EPOCHS}):
    for some in noise.permutation(24).reshape(24, 1):
        slopes = mse_gradients(train_X[some], train_y[some], theta[0], float(theta[1][0]))
        theta = [one - 0.006 * np.reshape(slope, one.shape) for one, slope in zip(theta, slopes)]
    training.append(float(mse_loss(train_X @ theta[0] + theta[1][0], train_y)))
    validation.append(float(mse_loss(other_X @ theta[0] + theta[1][0], other_y)))
training, validation = np.array(training), np.array(validation)
epochs = np.ravel(early_stopping(validation.tolist(), {PATIENCE}))
"""


@dataclass(frozen=True)
class EarlyStopping:
    """The losses after each epoch, counted from 0, and the epochs that early stopping names."""

    training: np.ndarray
    validation: np.ndarray
    best: int
    stop: int
    patience: int


def read(answers: list[Any]) -> EarlyStopping:
    """Return the numbers. Raises WrongKind."""
    found = outcome(answers[0], WANTED)
    best, stop = (int(epoch) for epoch in found["epochs"])
    if not 0 <= best <= stop < EPOCHS:
        raise WrongKind("These are no two epochs of the run, the best one first.")
    return EarlyStopping(found["training"], found["validation"], best, stop, PATIENCE)


def words(numbers: EarlyStopping) -> dict[str, Any]:
    """Return the two epochs and the losses there and at the end."""
    return {
        "best": numbers.best,
        "stop": numbers.stop,
        "patience": numbers.patience,
        "epochs": EPOCHS,
        "lowest": numbers.validation[numbers.best],
        "last": numbers.validation[-1],
        "trained": numbers.training[-1],
    }


RECIPE = Recipe(
    ("mse_gradients", "mse", "early_stopping"),
    (program("early_stopping", PROGRAM, list(WANTED), name="a run"),),
    read,
    words,
)
