"""What the playground computes is what the references compute, on the same numbers."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from tests.browsers import chromium, in_a_browser
from tests.playground_page import opened, reference, same

pytestmark = in_a_browser
RNG = np.random.default_rng(20)
ROWS = [[2.0, 1.0, 0.1], [1e4, 9999.0, -1e4], [0.0, 0.0, 0.0], *(RNG.normal(size=(3, 3)) * 5).tolist()]
X, Y, W, B = RNG.normal(size=(7, 3)), RNG.normal(size=7), RNG.normal(size=3), 0.375
LOSSES = [
    [2.0, 1.5, 1.0, 1.25, 1.125, 0.5],
    [1.0],
    [1.0, 1.0, 1.0],
    [3.0, 2.0, 1.0],
    [1.0, 2.0, 0.5, 0.75, 0.5, 0.25],
]


@pytest.fixture(scope="module")
def compute() -> Iterator[Callable[..., Any]]:
    """Call a function of the page: compute("Arithmetic.softmax", [1, 2])."""
    with chromium() as browser, opened(browser) as page:
        yield lambda name, *arguments: page.evaluate(f"given => {name}(...given)", list(arguments))


def test_mse(compute: Callable[..., Any]) -> None:
    expected = reference("mse", "mse_loss")(np.array([2.5, 3.5, 6.2]), np.array([2.0, 4.0, 6.0]))
    same(compute("Arithmetic.mseLoss", [2.5, 3.5, 6.2], [2, 4, 6]), expected)


def test_softmax(compute: Callable[..., Any]) -> None:
    softmax = reference("softmax", "softmax")
    for row in ROWS:
        same(compute("Arithmetic.softmax", row), softmax(np.array(row)))


def test_cross_entropy_and_its_gradient(compute: Callable[..., Any]) -> None:
    targets = [0, 1, 2, 0, 1, 2]
    for rows, wanted in [
        (ROWS, targets),
        *(([row], [target]) for row, target in zip(ROWS, targets, strict=True)),
    ]:
        arrays = np.array(rows), np.array(wanted)
        same(
            compute("Arithmetic.crossEntropy", rows, wanted),
            reference("cross_entropy", "cross_entropy")(*arrays),
        )
        gradient = reference("cross_entropy", "cross_entropy_gradient")(*arrays)
        same(compute("Arithmetic.crossEntropyGradient", rows, wanted), gradient)


def test_gradients_of_the_mse(compute: Callable[..., Any]) -> None:
    found = compute("Arithmetic.mseGradients", X.tolist(), Y.tolist(), W.tolist(), B)
    grad_w, grad_b = reference("mse_gradients", "mse_gradients")(X, Y, W, B)
    same(found["w"], grad_w)
    same(found["b"], grad_b)


def test_one_update(compute: Callable[..., Any]) -> None:
    for lr in (0.1, 1.1, 0.0, -2.0):
        [expected] = reference("update_rule", "gradient_step")([W], [X[0]], lr)
        same(compute("Arithmetic.gradientStep", W.tolist(), X[0].tolist(), lr), expected)


def test_momentum(compute: Callable[..., Any]) -> None:
    step = reference("optimizers", "momentum_step")
    theta, velocity = W, np.zeros(3)
    theirs = {"params": W.tolist(), "velocity": [0, 0, 0]}
    for gradient in X:
        theirs = compute(
            "Arithmetic.momentumStep", theirs["params"], gradient.tolist(), theirs["velocity"], 0.1, 0.8
        )
        [theta], [velocity] = step([theta], [gradient], [velocity], 0.1, 0.8)
        same(theirs["params"], theta)
        same(theirs["velocity"], velocity)


def test_adam(compute: Callable[..., Any]) -> None:
    step = reference("optimizers", "adam_step")
    theta, state = W, {"step": 0, "m": [np.zeros(3)], "v": [np.zeros(3)]}
    theirs = {"params": W.tolist(), "state": {"step": 0, "m": [0, 0, 0], "v": [0, 0, 0]}}
    for gradient in X:
        theirs = compute("Arithmetic.adamStep", theirs["params"], gradient.tolist(), theirs["state"], 0.1)
        [theta], state = step([theta], [gradient], state, 0.1)
        same(theirs["params"], theta)
        same(theirs["state"]["m"], state["m"][0])
        same(theirs["state"]["v"], state["v"][0])


def test_schedule(compute: Callable[..., Any]) -> None:
    warmup_cosine = reference("schedule", "warmup_cosine")
    for step in range(15):
        for shape in [(4, 12, 0.1, 0.0), (0, 8, 0.1, 0.02), (1, 12, 3.0, 0.5)]:
            same(compute("Arithmetic.warmupCosine", step, *shape), warmup_cosine(step, *shape))


def test_largest_stable_rate(compute: Callable[..., Any]) -> None:
    largest = reference("learning_rate", "largest_stable_lr")
    for features in (X[:, :1], X[:, :2], X[:, 1:]):
        same(compute("Arithmetic.largestStableLr", features.tolist()), largest(features))


def test_steps_of_an_epoch(compute: Callable[..., Any]) -> None:
    steps_per_epoch = reference("minibatches", "steps_per_epoch")
    for examples, size in [(16, 16), (16, 5), (7, 1), (1, 4), (1_000_000, 256)]:
        assert compute("Arithmetic.stepsPerEpoch", examples, size) == steps_per_epoch(examples, size)


def test_early_stopping(compute: Callable[..., Any]) -> None:
    early_stopping = reference("early_stopping", "early_stopping")
    for losses in LOSSES:
        for patience in (1, 2, 3, 9):
            found = compute("Arithmetic.earlyStopping", losses, patience)
            assert (found["best"], found["stop"]) == early_stopping(losses, patience)
