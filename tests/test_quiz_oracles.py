"""The right results of the quiz are the references' and torch's; the oracles see what the learner sees."""

import ast
import io
import types
from collections.abc import Callable
from contextlib import redirect_stdout

import numpy as np
import pytest
import torch

from grader.key.variants import Solutions
from grader.places import Places
from tests.test_quiz_numbers import QUESTIONS, SEEDS, posed

Shown = dict[str, str]


def reference(places: Places, exercise: str) -> types.SimpleNamespace:
    assert places.solutions is not None
    names: dict = {}
    exec(compile(Solutions(places.solutions / exercise).reference, exercise, "exec"), names)
    return types.SimpleNamespace(**names)


def array(text: str) -> np.ndarray:
    return np.array(ast.literal_eval(text), dtype=float)


def line(s: Shown) -> tuple:
    return array(s["xs"])[:, None], array(s["ys"]), np.array([float(s["w"])]), float(s["b"])


BY_REFERENCE: dict[str, tuple[str, Callable[[types.SimpleNamespace, Shown], float]]] = {
    "losses.mse": ("mse", lambda r, s: r.mse_loss(array(s["predictions"]), array(s["targets"]))),
    "probabilities.softmax": ("softmax", lambda r, s: r.softmax(array(s["logits"]))[int(s["k"])]),
    "probabilities.cross_entropy": (
        "cross_entropy",
        lambda r, s: r.cross_entropy(array(s["logits"])[None], np.array([int(s["y"])])),
    ),
    "probabilities.loss_of_a_probability": (
        "cross_entropy",
        lambda r, s: r.cross_entropy(np.log([[float(s["p"]), 1 - float(s["p"])]]), np.array([0])),
    ),
    "probabilities.loss_before_training": (
        "cross_entropy",
        lambda r, s: r.cross_entropy(np.zeros((1, int(s["classes"]))), np.array([0])),
    ),
    "gradients.one_update": (
        "update_rule",
        lambda r, s: r.gradient_step([array(s["w"])], [array(s["g"])], float(s["lr"]))[0],
    ),
    "gradients.gradient_of_w": ("mse_gradients", lambda r, s: r.mse_gradients(*line(s))[0][0]),
    "gradients.gradient_of_b": ("mse_gradients", lambda r, s: r.mse_gradients(*line(s))[1]),
    "minibatches.steps_in_an_epoch": (
        "minibatches",
        lambda r, s: r.steps_per_epoch(int(s["n"]), int(s["batch"])),
    ),
    "minibatches.steps_in_training": (
        "minibatches",
        lambda r, s: sum(r.steps_per_epoch(int(s["n"]), int(s["batch"])) for _ in range(int(s["epochs"]))),
    ),
    "learning_rate.rate_in_warm_up": (
        "schedule",
        lambda r, s: r.warmup_cosine(int(s["step"]), int(s["warm_up"]), int(s["total"]), float(s["peak"])),
    ),
    "learning_rate.rate_in_decay": (
        "schedule",
        lambda r, s: r.warmup_cosine(
            int(s["step"]), int(s["warm_up"]), int(s["total"]), float(s["peak"]), float(s["final"])
        ),
    ),
}


@pytest.mark.parametrize("key", BY_REFERENCE)
def test_the_right_result_is_the_reference_solutions(key: str, places: Places) -> None:
    exercise, compute = BY_REFERENCE[key]
    functions = reference(places, exercise)
    for seed in SEEDS:
        drawn = posed(key, seed).drawn
        assert drawn.right == pytest.approx(float(compute(functions, drawn.shown)), abs=1e-9), seed


def tensor(text: str) -> torch.Tensor:
    return torch.tensor(float(text), dtype=torch.float64, requires_grad=True)


def stepped(s: Shown, gradients: list[str], make: Callable[..., torch.optim.Optimizer], **options) -> float:
    """Where torch's optimizer takes w when it is given these gradients."""
    w = tensor(s["w"])
    optimizer = make([w], lr=float(s["lr"]), **options)
    for gradient in gradients:
        w.grad = torch.tensor(float(gradient), dtype=torch.float64)
        optimizer.step()
    return w.item()


def uncleared(s: Shown) -> float:
    w = tensor(s["w"])
    optimizer = torch.optim.SGD([w], lr=float(s["lr"]))
    for _ in range(2):
        ((w * float(s["x"]) - float(s["y"])) ** 2).backward()
        optimizer.step()
    return w.item()


def chain(s: Shown) -> float:
    w1 = tensor(s["w1"])
    h = torch.relu(w1 * float(s["x"]))
    ((float(s["w2"]) * h - float(s["y"])) ** 2).backward()
    assert w1.grad is not None
    return w1.grad.item()


def used_twice(s: Shown) -> float:
    a = tensor(s["a"])
    (a * float(s["b"]) + float(s["c"]) * a).backward()
    assert a.grad is not None
    return a.grad.item()


def descended(s: Shown) -> float:
    w = tensor(s["start"])
    optimizer = torch.optim.SGD([w], lr=float(s["lr"]))
    for _ in range(3):
        optimizer.zero_grad()
        (w**2).backward()
        optimizer.step()
    return w.item()


def parameters(s: Shown) -> float:
    layers = [
        torch.nn.Linear(int(s["features"]), int(s["hidden"])),
        torch.nn.Linear(int(s["hidden"]), int(s["classes"])),
    ]
    return 2 * sum(p.numel() for layer in layers for p in layer.parameters())


BY_TORCH: dict[str, Callable[[Shown], float]] = {
    "training_step.second_step_uncleared": uncleared,
    "backprop.chain_of_two": chain,
    "backprop.value_used_twice": used_twice,
    "learning_rate.three_descents": descended,
    "gradients.measured_gradient": parameters,
    "optimizers.momentum_second_step": lambda s: stepped(
        s, [s["g1"], s["g2"]], torch.optim.SGD, momentum=float(s["mu"])
    ),
    "optimizers.adam_first_step": lambda s: stepped(s, [s["g"]], torch.optim.Adam),
    "optimizers.adamw_first_step": lambda s: stepped(
        s, [s["g"]], torch.optim.AdamW, weight_decay=float(s["decay"])
    ),
}


@pytest.mark.parametrize("key", BY_TORCH)
def test_the_right_result_is_torchs(key: str) -> None:
    for seed in range(40):
        drawn = posed(key, seed).drawn
        assert drawn.right == pytest.approx(BY_TORCH[key](drawn.shown), abs=1e-6), seed


def test_the_program_that_is_shown_prints_the_right_result() -> None:
    for seed in range(40):
        question = posed("training_step.two_backwards", seed)
        program = "\n".join(text.strip() for text in question.asks.splitlines() if text.startswith("  "))
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(program.replace("print(w.grad)", "print(w.grad.item())"), {"torch": torch})
        assert float(printed.getvalue()) == pytest.approx(question.drawn.right, abs=1e-4)


def test_the_largest_rate_is_where_descent_turns_to_divergence() -> None:
    for seed in range(40):
        drawn = posed("learning_rate.largest_rate", seed).drawn
        for share, converges in ((0.99, True), (1.01, False)):
            w = 1.0
            for _ in range(2000):
                w -= share * drawn.right * 2 * float(drawn.shown["c"]) * w
            assert (abs(w) < 1) is converges


def test_patience_ends_where_a_plain_loop_stops() -> None:
    for seed in SEEDS:
        drawn = posed("generalization.stopping_epoch", seed).drawn
        best, waited, stopped = np.inf, 0, None
        for epoch, loss in enumerate(array(drawn.shown["losses"])):
            best, waited = (loss, 0) if loss < best else (best, waited + 1)
            if waited == int(drawn.shown["patience"]):
                stopped = epoch
                break
        assert stopped == drawn.right


def test_all_numbers_have_an_oracle() -> None:
    others = {"training_step.two_backwards", "learning_rate.largest_rate", "generalization.stopping_epoch"}
    assert {*BY_REFERENCE, *BY_TORCH} | others == set(QUESTIONS)
