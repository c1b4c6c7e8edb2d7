"""The squared error's gradient is torch's, and the report shows why nobody trains a classifier with it."""

from typing import Any

import numpy as np
import pytest
import torch

from grader.checks.loss_choice_plan import CONFIDENT, NORM_OF_CROSS_ENTROPY, SURE_AND_WRONG
from grader.grading import Judge
from grader.key.variants import Solutions
from grader.places import Places, find_places
from grader.report.hidden import without_inputs
from grader.workspace import Found

FOLDER = (find_places().solutions or find_places().root) / "loss_choice"
RIGHT = {"reference": Solutions(FOLDER).reference, **Solutions(FOLDER).accepted()}


def defined(source: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(source, names)
    return names


def by_torch(logits: np.ndarray, targets: np.ndarray) -> np.ndarray:
    z = torch.tensor(logits, requires_grad=True)
    onehot = torch.nn.functional.one_hot(torch.tensor(targets), z.shape[1]).double()
    ((z.softmax(dim=1) - onehot) ** 2).sum(dim=1).mean().backward()
    return np.asarray(z.grad)


def notes(judge: Judge, source: str, *, hidden: bool = False) -> list[str]:
    record, _ = judge.grade("a submission", [Found("loss_choice", source)])
    return (without_inputs(record) if hidden else record).exercises[0].notes


@pytest.mark.parametrize("spread", [0.5, 3.0, 100.0])
def test_the_reference_is_torchs_gradient(spread: float) -> None:
    rng = np.random.default_rng(0)
    gradient = defined(RIGHT["reference"])["mse_softmax_gradient"]
    for _ in range(50):
        logits = np.clip(spread * rng.normal(size=(5, 4)), -500, 500)
        targets = rng.integers(0, 4, size=5)
        assert gradient(logits, targets) == pytest.approx(by_torch(logits, targets), abs=1e-12)


def test_the_norm_beside_it_is_that_of_cross_entropys_gradient(places: Places) -> None:
    logits, targets = map(np.array, CONFIDENT[SURE_AND_WRONG])
    other = defined(Solutions((places.solutions or places.root) / "cross_entropy").reference)
    norm = np.linalg.norm(other["cross_entropy_gradient"](logits, targets))
    assert norm == pytest.approx(NORM_OF_CROSS_ENTROPY, rel=1e-6)


@pytest.mark.parametrize("name", RIGHT)
def test_whoever_passes_sees_both_norms(name: str, a_judge: Judge) -> None:
    observed = [note for note in notes(a_judge, RIGHT[name]) if note.startswith("Observed: ")]
    assert len(observed) == 1
    assert "squared error, yours, 0.00196; cross-entropy 1.41" in observed[0]


def test_whoever_fails_sees_both_and_what_the_first_should_be(a_judge: Judge) -> None:
    [wrong] = [one for one in Solutions(FOLDER).misconceptions if one.id == "gradient_of_cross_entropy"]
    observed = notes(a_judge, Solutions(FOLDER).program(wrong))
    assert any("yours, 1.41 (it should be 0.00196); cross-entropy 1.41" in note for note in observed)


def test_hidden_grading_shows_neither(a_judge: Judge) -> None:
    assert not notes(a_judge, RIGHT["reference"], hidden=True)
