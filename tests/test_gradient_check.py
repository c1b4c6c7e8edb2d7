"""The gradient check finds what it is for: it agrees with gradients that are right, and with no other."""

from typing import Any

import numpy as np
import pytest

from grader.key.variants import Solutions
from grader.places import Places, find_places

ROOT = find_places().solutions or find_places().root
PROGRAMS = {
    "reference": Solutions(ROOT / "gradient_check").reference,
    **Solutions(ROOT / "gradient_check").accepted(),
}


def defined(source: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(source, names)
    return names


def reference(exercise: str, places: Places) -> dict[str, Any]:
    return defined(Solutions((places.solutions or places.root) / exercise).reference)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", [name for name in PROGRAMS if name != "float32"])
def test_every_right_check_agrees_with_the_gradient_of_cross_entropy(name: str, places: Places) -> None:
    check = defined(PROGRAMS[name])["numerical_gradient"]
    other = reference("cross_entropy", places)
    rng = np.random.default_rng(0)
    logits, targets = rng.normal(size=(3, 4)), np.array([2, 0, 3])
    numerical = check(lambda z: other["cross_entropy"](z, targets), logits)
    assert np.asarray(numerical) == pytest.approx(other["cross_entropy_gradient"](logits, targets), abs=1e-8)


def test_the_reference_agrees_with_backprop_and_not_with_a_wrong_one(places: Places) -> None:
    check, network = reference("gradient_check", places)["numerical_gradient"], reference("backprop", places)
    rng = np.random.default_rng(1)
    params = {"W1": rng.normal(size=(3, 4)), "b1": rng.normal(size=4), "W2": rng.normal(size=(4, 2))}
    params["b2"], X, signal = rng.normal(size=2), rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    gradients = network["backward"](params, network["forward"](params, X)[1], signal)
    for name in params:
        numerical = check(
            lambda value, name=name: np.sum(signal * network["forward"]({**params, name: value}, X)[0]),
            params[name],
        )
        assert numerical == pytest.approx(gradients[name], abs=1e-8)
        assert numerical != pytest.approx(gradients[name] / len(X), abs=1e-2)
