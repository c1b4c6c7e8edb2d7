"""A linear model with more features than examples, trained past its best, and when early stopping would have ended it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.plan import program
from grader.checks.usable import WrongKind
from grader.plots.numbers.recipe import Recipe, outcome

EPOCHS = 80
PATIENCE = 8
WANTED = {"training": (EPOCHS + 1,), "validation": (EPOCHS + 1,), "epochs": (2,)}
PROGRAM = f"""
noise = np.random.default_rng(11)
truth = noise.normal(0.0, 1.0, 24) * 0.8 ** np.arange(24)
def examples(count):
    X = noise.normal(0.0, 1.0, (count, 24))
    return X, X @ truth + noise.normal(0.0, 1.6, count)
train_X, train_y = examples(20)
other_X, other_y = examples(40)
theta = [np.zeros(24), np.zeros(1)]
training, validation = [], []
for epoch in range({EPOCHS + 1}):
    training.append(float(mse_loss(train_X @ theta[0] + theta[1][0], train_y)))
    validation.append(float(mse_loss(other_X @ theta[0] + theta[1][0], other_y)))
    for some in noise.permutation(20).reshape(4, 5):
        slopes = mse_gradients(train_X[some], train_y[some], theta[0], float(theta[1][0]))
        theta = [one - 0.012 * np.reshape(slope, one.shape) for one, slope in zip(theta, slopes)]
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
    if not 0 <= best <= stop <= EPOCHS:
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
