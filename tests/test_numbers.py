"""Every number that a stub, a hint or the README prints is computed here."""

import doctest
import math
import types

import numpy as np
import pytest

from grader.curriculum.catalogue import exercises
from grader.curriculum.hints import hints_of
from grader.key.variants import Solutions
from grader.places import Places


def _module(places: Places, exercise: str) -> types.ModuleType:
    assert places.solutions is not None
    module = types.ModuleType(exercise)
    exec(compile(Solutions(places.solutions / exercise).reference, f"{exercise}.py", "exec"), module.__dict__)
    return module


@pytest.mark.parametrize("exercise", exercises())
def test_the_examples_of_a_stub_come_out_as_printed(exercise: str, places: Places) -> None:
    module = _module(places, exercise)
    results = doctest.testmod(module)
    assert results.attempted >= 2
    assert results.failed == 0


@pytest.mark.parametrize("exercise", exercises())
def test_the_numbers_of_a_hint_come_out_as_stated(exercise: str, places: Places) -> None:
    names = {"math": math, "np": np, **vars(_module(places, exercise))}
    for concept, hint in hints_of(exercise).items():
        for expression, stated in hint.proofs:
            assert repr(eval(expression, dict(names))) == stated, f"{concept}: {expression}"


LESSON = [
    ("mse", "mse_loss(np.array([2.5, 3.5, 6.2]), np.array([2.0, 4.0, 6.0]))", 0.18),
    ("softmax", "softmax(np.array([2.0, 1.0, 0.1]))", [0.66, 0.24, 0.10]),
    ("cross_entropy", "cross_entropy(np.array([[2.0, 1.0, 0.1]]), np.array([0]))", 0.42),
    ("cross_entropy", "cross_entropy(np.array([[2.0, 1.0, 0.1]]), np.array([2]))", 2.32),
    ("update_rule", "gradient_step([np.array([5.0])], [np.array([0.8])], 0.1)", [[4.92]]),
    ("update_rule", "gradient_step([np.array([5.0])], [np.array([-2.0])], 0.1)", [[5.2]]),
    ("minibatches", "3 * steps_per_epoch(1_000_000, 256)", 11721),
]


@pytest.mark.parametrize(("exercise", "expression", "stated"), LESSON)
def test_the_lessons_numbers(exercise: str, expression: str, stated: object, places: Places) -> None:
    result = eval(expression, {"np": np, **vars(_module(places, exercise))})
    assert np.round(np.array(result), 2).tolist() == stated


def test_the_lessons_gradients(places: Places) -> None:
    gradients = _module(places, "mse_gradients").mse_gradients
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([2.0, 4.0, 6.0])
    grad_w, grad_b = gradients(X, y, np.zeros(1), 0.0)
    assert grad_w == pytest.approx([-56 / 3])
    assert grad_b == pytest.approx(-8.0)
