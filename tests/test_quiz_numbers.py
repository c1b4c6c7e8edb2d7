"""The numbers of the quiz: what is drawn can be told apart, and the right result is the references' and torch's.

The oracles see what the learner sees: the numbers as the question shows them.
"""

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
from grader.quiz.kinds.judged import NotUnderstood
from grader.quiz.kinds.number import PutNumber, number_in
from grader.quiz.numbers.registry import DRAWS
from grader.quiz.putting import judge, put
from grader.quiz.questions import Number
from grader.quiz.topics import by_key, topics

QUESTIONS = {key: one for key, one in by_key(topics()).items() if isinstance(one, Number)}
SEEDS = range(200)
Shown = dict[str, str]


def posed(key: str, seed: int) -> PutNumber:
    found = put(QUESTIONS[key], seed)
    assert isinstance(found, PutNumber)
    return found


def test_every_function_that_draws_is_asked_for_once() -> None:
    assert sorted(one.draws for one in QUESTIONS.values()) == sorted(DRAWS)


@pytest.mark.parametrize("key", QUESTIONS)
def test_every_result_is_recognised_as_what_it_is(key: str) -> None:
    for seed in SEEDS:
        question = posed(key, seed)
        tolerance = question.question.tolerance
        assert question.judged(repr(float(question.drawn.right))).verdict == "right"
        assert question.judged(repr(float(question.drawn.right) + 0.9 * tolerance)).verdict == "right"
        for name, value in question.drawn.wrong.items():
            judged = question.judged(repr(float(value)))
            assert (judged.verdict, judged.name) == ("wrong", name), (seed, value)
            assert judged.mistake is not None
            assert "{" not in judged.mistake.belief + judged.mistake.correction + judged.because


@pytest.mark.parametrize("key", QUESTIONS)
def test_the_result_as_it_is_printed_is_right(key: str) -> None:
    assert all(judge(found, found.right).verdict == "right" for found in (posed(key, seed) for seed in SEEDS))


@pytest.mark.parametrize("key", QUESTIONS)
def test_the_numbers_are_fresh_and_belong_to_their_seed(key: str) -> None:
    assert posed(key, 7).asks == posed(key, 7).asks
    assert len({posed(key, seed).asks for seed in range(30)}) >= 4


def test_a_number_that_no_mistake_gives_is_wrong_without_a_name() -> None:
    judged = posed("losses.mse", 1).judged("123456")
    assert (judged.verdict, judged.name, judged.mistake) == ("wrong", "", None)


@pytest.mark.parametrize(
    ("said", "value"), [("0.18", 0.18), (" -3 ", -3.0), ("−3", -3.0), ("2/3", 2 / 3), ("1e-3", 0.001)]
)
def test_numbers_are_read_as_people_write_them(said: str, value: float) -> None:
    assert number_in(said) == value


@pytest.mark.parametrize("said", ["", "about 3", "0,18", "1/0", "nan", "inf", "1/2/3", "\x00", "9" * 400])
def test_what_is_no_number_is_asked_for_again(said: str) -> None:
    with pytest.raises(NotUnderstood, match="number"):
        number_in(said)


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
