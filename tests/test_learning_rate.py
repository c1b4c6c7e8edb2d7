"""The learning rate: the limit is where training really turns, and the report lets a learner's own descent show it."""

import numpy as np
import pytest

from grader.grading import Judge
from grader.key.variants import Solutions
from grader.places import find_places
from grader.record import ExerciseResult
from grader.workspace import Found

FOLDER = (find_places().solutions or find_places().root) / "learning_rate"
SOLUTIONS = Solutions(FOLDER)
PROGRAMS = {"reference": SOLUTIONS.reference, **SOLUTIONS.accepted()}


def defined(program: str) -> dict:
    names: dict = {}
    exec(program, names)
    return names


def graded(judge: Judge, program: str) -> ExerciseResult:
    record, _ = judge.grade("ada", [Found("learning_rate", program)])
    return record.exercises[0]


def after_training(X: np.ndarray, lr: float, steps: int = 3000) -> float:
    """The loss after full-batch gradient descent, from a start that is off in every direction."""
    weights = np.linspace(1.0, 2.0, X.shape[1])
    for _ in range(steps):
        weights = weights - lr * 2 / len(X) * X.T @ (X @ weights)
    return float(((X @ weights) ** 2).mean())


@pytest.mark.parametrize("seed", range(8))
def test_training_converges_just_below_the_limit_and_diverges_just_above(seed: int) -> None:
    rng = np.random.default_rng(seed)
    X = rng.normal(loc=0.5, size=(rng.integers(1, 8), rng.integers(1, 6)))
    limit = defined(SOLUTIONS.reference)["largest_stable_lr"](X)
    at_first = after_training(X, limit, steps=0)
    assert after_training(X, 0.98 * limit) < at_first < after_training(X, 1.02 * limit)


@pytest.mark.parametrize("name", PROGRAMS)
def test_each_right_answer_finds_the_same_limit(name: str) -> None:
    X = np.random.default_rng(3).normal(loc=1.0, size=(9, 3))
    limit = defined(PROGRAMS[name])["largest_stable_lr"](X)
    assert limit == pytest.approx(len(X) / np.linalg.norm(X, 2) ** 2, rel=1e-5)


def test_a_learning_rate_of_1_goes_to_infinity_and_the_report_says_so(a_judge: Judge) -> None:
    result = graded(a_judge, SOLUTIONS.reference)
    assert result.status == "passed"
    [note] = result.notes
    assert note.startswith("Observed: with lr = 1.0") and "0, 18.667, -136.89, 1159.4" in note
    assert "after 335 steps the point is beyond all numbers" in note


@pytest.mark.parametrize(
    ("mistake", "says"),
    [
        ("safe_step",
         "Your limit is 0.1071; your own descend with 1.02 times as much\nstill converges, so the limit is higher."),
        ("factor_two_missing",
         "Your limit is 0.4286; your own descend with 0.98 times as much\ndiverges already, so the limit is lower."),
    ],
)  # fmt: skip
def test_a_wrong_limit_is_shown_by_the_learners_own_descent(mistake: str, says: str, a_judge: Judge) -> None:
    [wrong] = [one for one in SOLUTIONS.misconceptions if one.id == mistake]
    result = graded(a_judge, SOLUTIONS.program(wrong))
    [failed] = [one for one in result.concepts if one.status == "failed"]
    assert failed.concept == "learning_rate.curvature"
    assert failed.story.endswith(says)


def test_a_wrong_descent_is_not_held_against_a_right_limit(a_judge: Judge) -> None:
    [uphill] = [one for one in SOLUTIONS.misconceptions if one.id == "uphill"]
    result = graded(a_judge, SOLUTIONS.program(uphill))
    statuses = {one.concept: one.status for one in result.concepts}
    assert statuses["learning_rate.path"] == "failed"
    assert statuses["learning_rate.curvature"] == "passed"
