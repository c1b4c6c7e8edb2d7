"""The playground's runs: steps of the references, batches of an epoch, and the word that the numbers deserve."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from tests.browsers import chromium, in_a_browser
from tests.playground_page import opened, reference, same

pytestmark = in_a_browser


@pytest.fixture(scope="module")
def compute() -> Iterator[Callable[..., Any]]:
    """Call a function of the page: compute("Arithmetic.softmax", [1, 2])."""
    with chromium() as browser, opened(browser) as page:
        yield lambda name, *arguments: page.evaluate(f"given => {name}(...given)", list(arguments))


def settings(**changed: Any) -> dict[str, Any]:
    fixed = {"surface": "valley", "start": [-6, 4.5], "lr": 0.05, "optimizer": "sgd", "momentum": 0.9}
    return {
        **fixed,
        "batch": 16,
        "seed": 1,
        "schedule": "constant",
        "warmup": 5,
        "steps": 20,
        "reset": True,
        **changed,
    }


@pytest.mark.parametrize("reset", [True, False])
@pytest.mark.parametrize("lr", [0.05, 1.1])
def test_a_run_is_gradient_descent_with_the_references(
    compute: Callable[..., Any], lr: float, reset: bool
) -> None:
    surface = compute("(name => Descent.SURFACES[name])", "valley")
    data, targets = np.array(surface["X"]), np.array(surface["y"])
    gradients, step = reference("mse_gradients", "mse_gradients"), reference("update_rule", "gradient_step")
    w, held, losses = np.array([-6, 4.5]), np.zeros(2), []
    for _ in range(20):
        losses.append(reference("mse", "mse_loss")(data @ w, targets))
        gradient, _ = gradients(data, targets, w, 0.0)
        held = gradient if reset else held + gradient
        [w] = step([w], [held], lr)
    found = compute("Descent.run", settings(lr=lr, reset=reset))
    same(found["weights"][-1], w)
    same(found["losses"][:-1], losses)


def test_batches_are_each_example_once_an_epoch_and_the_same_for_the_same_seed(
    compute: Callable[..., Any],
) -> None:
    take = """((size, seed) => {
      const batches = Chance.batches(16, size, seed);
      return Array.from({ length: 8 }, () => batches.next().value);
    })"""
    drawn = compute(take, 5, 3)
    assert [len(one) for one in drawn] == [5, 5, 5, 1] * 2
    first, second = ([i for batch in drawn[at : at + 4] for i in batch] for at in (0, 4))
    assert sorted(first) == sorted(second) == list(range(16)) and first != second
    assert compute(take, 5, 3) == drawn != compute(take, 5, 4)


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"lr": 0.01}, "crawling"),
        ({"lr": 0.1}, "descending"),
        ({"lr": 0.9}, "overshooting"),
        ({"lr": 1.0}, "overshooting"),
        ({"lr": 1.01}, "diverging"),
        ({"lr": 3.0, "steps": 100}, "diverging"),
        ({"start": [2.0]}, "resting"),
        ({"lr": 0.1, "reset": False}, "overshooting"),
        ({"lr": 2.1, "reset": False}, "diverging"),
        ({"lr": 0.1, "batch": 1}, "descending"),
        ({"lr": 0.1, "batch": 1, "start": [2.0], "steps": 100}, "shaking"),
        ({"lr": 0.1, "optimizer": "adam"}, "descending"),
        ({"lr": 0.1, "surface": "valley", "start": [-6, 4.5]}, "crawling"),
        ({"lr": 1.1, "surface": "valley", "start": [-6, 4.5]}, "diverging"),
    ],
)
def test_the_verdict_is_read_from_the_numbers(
    compute: Callable[..., Any], changed: dict[str, Any], word: str
) -> None:
    run = settings(**{"surface": "bowl", "start": [-1], "steps": 30, **changed})
    assert compute("(given => Verdict.of(Descent.run(given)))", run)["word"] == word


def test_the_surfaces_are_as_the_pictures_draw_them(compute: Callable[..., Any]) -> None:
    """The valley's rings and the bowl's limit of 1 rest on uncorrelated features and on where the minimum lies."""
    for name in ("bowl", "valley"):
        surface = compute("(name => Descent.SURFACES[name])", name)
        minimum, *_ = np.linalg.lstsq(np.array(surface["X"]), np.array(surface["y"]), rcond=None)
        same(surface["minimum"], minimum)
        hessian = np.array(compute("Arithmetic.hessian", surface["X"]))
        same(hessian, np.diag(np.diag(hessian)))
        assert compute("Arithmetic.largestStableLr", surface["X"]) == pytest.approx(1.0)
