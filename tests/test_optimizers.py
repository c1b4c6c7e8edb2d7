"""The optimizers agree with torch's own over many steps; what one function gets wrong is not held against another."""

import copy

import numpy as np
import pytest
import torch

from grader.grading import Judge
from grader.key.variants import Solutions
from grader.places import Places
from grader.workspace import Found

STEPS = 50
SHAPES = [(3,), (4, 2), (1,)]


@pytest.fixture
def reference(places: Places) -> dict:
    defined: dict = {}
    exec(Solutions((places.solutions or places.root) / "optimizers").reference, defined)
    return defined


def _random(rng: np.random.Generator) -> list[np.ndarray]:
    return [rng.normal(size=shape) * 10.0 ** rng.uniform(-3, 2) for shape in SHAPES]


def _assert_torch_agrees(start, grads_of_steps, steps, optimizer_of) -> None:
    """`steps` gives our parameters after each step; those of torch's optimizer are the same to 1e-10."""
    theirs = [torch.tensor(one, dtype=torch.float64, requires_grad=True) for one in start]
    optimizer = optimizer_of(theirs)
    for grads, ours in zip(grads_of_steps, steps, strict=True):
        for param, grad in zip(theirs, grads, strict=True):
            param.grad = torch.from_numpy(grad.copy())
        optimizer.step()
        for param, mine in zip(theirs, ours, strict=True):
            np.testing.assert_allclose(mine, param.detach().numpy(), rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("momentum", [0.9, 0.5, 0.0])
def test_momentum_is_torchs(reference: dict, seed: int, momentum: float) -> None:
    rng = np.random.default_rng(seed)
    start, grads_of_steps = _random(rng), [_random(rng) for _ in range(STEPS)]

    def ours():
        params, velocity = start, [np.zeros_like(one) for one in start]
        for grads in grads_of_steps:
            params, velocity = reference["momentum_step"](params, grads, velocity, 0.03, momentum)
            yield params

    _assert_torch_agrees(
        start, grads_of_steps, ours(), lambda params: torch.optim.SGD(params, lr=0.03, momentum=momentum)
    )


SETTINGS = [(0.9, 0.999, 1e-8), (0.8, 0.95, 1e-2), (0.0, 0.5, 1e-4)]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("weight_decay", [None, 0.0, 0.3])
def test_adam_and_adamw_are_torchs(
    reference: dict, seed: int, settings: tuple, weight_decay: float | None
) -> None:
    rng = np.random.default_rng(seed)
    start, grads_of_steps = _random(rng), [_random(rng) for _ in range(STEPS)]
    name, decay = ("adam_step", ()) if weight_decay is None else ("adamw_step", (weight_decay,))

    def ours():
        zeros = [np.zeros_like(one) for one in start]
        params, state = start, {"step": 0, "m": zeros, "v": zeros}
        for grads in grads_of_steps:
            params, state = reference[name](params, grads, state, 0.03, *settings, *decay)
            yield params

    def optimizer_of(params):
        own = {"lr": 0.03, "betas": settings[:2], "eps": settings[2]}
        if weight_decay is None:
            return torch.optim.Adam(params, **own)
        return torch.optim.AdamW(params, weight_decay=weight_decay, **own)

    _assert_torch_agrees(start, grads_of_steps, ours(), optimizer_of)


def test_the_defaults_are_torchs(reference: dict) -> None:
    rng = np.random.default_rng(7)
    start, grads = _random(rng), _random(rng)
    zeros = [np.zeros_like(one) for one in start]
    state = {"step": 0, "m": zeros, "v": zeros}
    made = {
        torch.optim.Adam: reference["adam_step"](start, grads, copy.deepcopy(state), 0.03)[0],
        torch.optim.AdamW: reference["adamw_step"](start, grads, copy.deepcopy(state), 0.03)[0],
    }
    for optimizer, ours in made.items():
        _assert_torch_agrees(start, [grads], [ours], lambda params, of=optimizer: of(params, lr=0.03))


ADAM = {f"optimizers.{one}" for one in ("first_moment", "second_moment", "bias_correction", "epsilon")}
DECAY, VELOCITY = "optimizers.decoupled_decay", "optimizers.velocity"
ADAMW_BY_ITSELF = """
def adamw_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    t = state["step"] + 1
    m = [beta1 * m + (1 - beta1) * g for m, g in zip(state["m"], grads)]
    v = [beta2 * v + (1 - beta2) * g**2 for v, g in zip(state["v"], grads)]
    steps = [a / (1 - beta1**t) / (np.sqrt(b / (1 - beta2**t)) + eps) for a, b in zip(m, v)]
    return [p - lr * (s + weight_decay * p) for p, s in zip(params, steps)], {"step": t, "m": m, "v": v}
"""


def _statuses(judge: Judge, program: str) -> dict[str, str]:
    _, [graded] = judge.grade("attribution", [Found("optimizers", program)])
    return {concept.concept: concept.status for concept in graded.result.concepts}


def _mistakes(places: Places, concepts: set[str]) -> dict[str, str]:
    solutions = Solutions((places.solutions or places.root) / "optimizers")
    return {
        one.id: solutions.program(one)
        for one in solutions.misconceptions
        if one.edits and one.concept in concepts
    }


@pytest.mark.parametrize("own_adamw", ["", ADAMW_BY_ITSELF], ids=["adamw calls adam", "adamw by itself"])
def test_a_mistake_in_adam_is_not_held_against_the_decay(
    own_adamw: str, places: Places, a_judge: Judge
) -> None:
    for name, program in _mistakes(places, ADAM).items():
        found = _statuses(a_judge, program + own_adamw)
        assert "failed" in {found[one] for one in ADAM}, name
        assert found[VELOCITY] == "passed", name
        assert found[DECAY] in ("passed", "not_checked"), name


BOTH_MEANS = {"betas_exchanged", "moments_exchanged", "one_m_for_all", "sign_of_m"}


def test_each_mistake_fails_its_own_concept_alone(places: Places, a_judge: Judge) -> None:
    solutions = Solutions((places.solutions or places.root) / "optimizers")
    for one in solutions.misconceptions:
        found = _statuses(a_judge, solutions.program(one))
        failed = [concept for concept, status in found.items() if status == "failed"]
        also = ["optimizers.second_moment"] if one.id in BOTH_MEANS else []
        assert failed == [one.concept, *also], one.id


@pytest.mark.parametrize("function", ["momentum_step", "adam_step", "adamw_step"])
def test_what_is_not_written_yet_is_not_held_against_the_rest(
    function: str, places: Places, a_judge: Judge
) -> None:
    reference = Solutions((places.solutions or places.root) / "optimizers").reference
    missing = f"\ndef {function}(*arguments):\n    raise NotImplementedError()\n"
    found = _statuses(a_judge, reference + missing)
    assert [one for one, status in found.items() if status == "failed"] == ["optimizers.runs"]


def test_a_decay_is_judged_where_adam_is_wrong_too(places: Places, a_judge: Judge) -> None:
    solutions = Solutions((places.solutions or places.root) / "optimizers")
    both = [one for one in solutions.misconceptions if one.id in ("no_correction", "decay_in_the_gradient")]
    found = _statuses(a_judge, solutions.program(*both))
    assert {one for one, status in found.items() if status == "failed"} == {
        "optimizers.bias_correction",
        DECAY,
    }
