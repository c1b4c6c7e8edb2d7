"""What the pictures show is so: their numbers against the same computed another way."""

import math
from itertools import pairwise

import numpy as np
import pytest
import torch

from grader.grading import Judge
from grader.places import Places
from grader.plots.numbers import batches, early_stopping, losses, schedule, valley, zero_grad
from tests.plots import from_references


@pytest.fixture
def numbers(places: Places, a_judge: Judge, request: pytest.FixtureRequest):
    return from_references(places, a_judge, request.param).numbers


def shows(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("numbers", [name], indirect=True)


@shows("learning_rates")
def test_learning_rates_by_the_closed_form(numbers) -> None:
    assert numbers.limit == pytest.approx(3 / 14)
    for rate, path, loss in zip(numbers.rates, numbers.paths, numbers.losses, strict=True):
        distances = -2.0 * (1 - 28 / 3 * rate) ** np.arange(len(path))
        np.testing.assert_allclose(path, 2.0 + distances, rtol=1e-7, atol=1e-9)
        np.testing.assert_allclose(loss, 14 / 3 * (path - 2.0) ** 2, atol=1e-9)
    crawls, converges, diverges = numbers.losses
    assert crawls[-1] > 0.01 * crawls[0]
    assert converges[-1] < 1e-6
    assert diverges[-1] > 10 * diverges[0]


@shows("zero_grad")
def test_without_zero_grad_is_what_torch_does_without_it(numbers) -> None:
    for clears, loss, weight in (
        (True, numbers.cleared_loss, numbers.cleared_weight),
        (False, numbers.kept_loss, numbers.kept_weight),
    ):
        model = torch.nn.Linear(1, 1)
        torch.nn.init.constant_(model.weight, -1.0)
        torch.nn.init.zeros_(model.bias)
        points = torch.tensor(zero_grad.POINTS, dtype=torch.float32)
        for step in range(zero_grad.STEPS):
            if clears:
                model.zero_grad()
            error = torch.nn.functional.mse_loss(model(points), 2 * points + 1)
            error.backward()
            with torch.no_grad():
                for parameter in model.parameters():
                    parameter -= zero_grad.RATE * parameter.grad
            assert loss[step] == pytest.approx(error.item(), rel=1e-3, abs=1e-5)
            assert weight[step] == pytest.approx(model.weight.item(), rel=1e-3, abs=1e-4)


@shows("zero_grad")
def test_without_zero_grad_the_loss_is_lower_at_first(numbers) -> None:
    first, last = numbers.ahead
    assert (first, last) == (3, 5)  # the first update is the same, so the second loss is too
    assert (numbers.kept_loss[2:5] < numbers.cleared_loss[2:5]).all()
    assert numbers.kept_loss[-10:].max() > 0.9 * numbers.kept_loss[0]


@shows("losses")
def test_the_norms_of_two_gradients_by_the_closed_form(numbers) -> None:
    wrong = 1 / (1 + np.exp(-np.linspace(-losses.FARTHEST, losses.FARTHEST, losses.POINTS)))
    np.testing.assert_allclose(numbers.entropy, math.sqrt(2) * wrong, atol=1e-9)
    np.testing.assert_allclose(numbers.squared, 4 * math.sqrt(2) * wrong**2 * (1 - wrong), atol=1e-9)


@shows("batches")
def test_each_update_of_a_batch_is_a_step_on_its_examples(numbers) -> None:
    draws = np.random.default_rng(3)
    x = draws.uniform(-1.5, 1.5, (batches.EXAMPLES, 1))[:, 0]
    y = 2 * x + 1 + draws.normal(0, 0.6, batches.EXAMPLES)
    one_more = np.stack([x, np.ones_like(x)], axis=1)
    full, _, single = numbers.paths
    hessian, pull = 2 * one_more.T @ one_more / len(x), 2 * one_more.T @ y / len(x)
    for before, after in pairwise(full):
        np.testing.assert_allclose(after, before - batches.RATE * (hessian @ before - pull), rtol=1e-9)
    used = []
    for before, after in pairwise(single[: len(x) + 1]):
        steps = -2 * batches.RATE * (one_more @ before - y)[:, None] * one_more
        used.append(int(np.argmin(np.abs(steps - (after - before)).sum(axis=1))))
        np.testing.assert_allclose(after - before, steps[used[-1]], atol=1e-9)
    assert sorted(used) == list(range(len(x)))
    for path, loss in zip(numbers.paths, numbers.losses, strict=True):
        np.testing.assert_allclose(loss, ((one_more @ path.T - y[:, None]) ** 2).mean(axis=0), rtol=1e-9)


@shows("valley")
def test_the_optimizers_are_those_of_torch(numbers) -> None:
    steepness = torch.tensor([1.0, valley.STEEP], dtype=torch.float64)
    for name, path in (("sgd", numbers.sgd), ("momentum", numbers.momentum), ("adam", numbers.adam)):
        theta = torch.tensor(valley.START, dtype=torch.float64, requires_grad=True)
        rate = valley.RATES[name]
        optimizer = (
            torch.optim.Adam([theta], rate)
            if name == "adam"
            else torch.optim.SGD([theta], rate, momentum=0.9 if name == "momentum" else 0.0)
        )
        for step in range(valley.STEPS + 1):
            np.testing.assert_allclose(path[step], theta.detach().numpy(), rtol=1e-6, atol=1e-9)
            theta.grad = steepness * theta.detach()
            optimizer.step()
    ends = [numbers.loss(path)[-1] for path in (numbers.sgd, numbers.momentum, numbers.adam)]
    assert min(ends) == ends[2] and max(ends) == ends[0]


@shows("schedule")
def test_the_schedule_is_a_ramp_and_half_a_cosine(numbers) -> None:
    up = np.interp(np.arange(101), [0, 100], [0, schedule.PEAK])
    angle = np.linspace(0, np.pi, 901)
    down = schedule.FINAL + (schedule.PEAK - schedule.FINAL) * (np.cos(angle) + 1) / 2
    np.testing.assert_allclose(numbers.rates[:101], up, atol=1e-12)
    np.testing.assert_allclose(numbers.rates[100:1001], down, atol=1e-12)
    np.testing.assert_allclose(numbers.rates[1001:], schedule.FINAL)
    assert numbers.from_the_start[0] == pytest.approx(schedule.PEAK)


@shows("early_stopping")
def test_the_run_stops_when_patience_ends_after_its_lowest_loss(numbers) -> None:
    assert numbers.best == np.argmin(numbers.validation)
    assert numbers.stop == numbers.best + early_stopping.PATIENCE
    waits = np.diff(np.flatnonzero(numbers.validation == np.minimum.accumulate(numbers.validation)))
    assert 2 < waits.max() <= early_stopping.PATIENCE, "patience has something to wait for on the way"
    assert numbers.training[-1] < 0.6 * numbers.training[10]
    assert numbers.validation[-1] > 1.3 * numbers.validation[numbers.best]


@shows("backprop")
def test_the_right_gradients_are_those_of_autograd(numbers) -> None:
    from grader.plots.numbers.backprop import CALLS

    (params, X), signal = CALLS[0].args, CALLS[1].args[2]
    theta = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    hidden = torch.relu(torch.tensor(X) @ theta["W1"] + theta["b1"])
    (hidden @ theta["W2"] + theta["b2"]).backward(torch.tensor(signal))
    assert [one.name for one in numbers.all] == ["W1", "b1", "W2", "b2"]
    for one in numbers.all:
        np.testing.assert_allclose(one.right, theta[one.name].grad.numpy(), rtol=1e-9)
