"""Which orders are right is decided by doing the work in every order there is, on real numbers."""

from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest
import torch

from grader.quiz.kinds.order import PutOrder, first_mistake
from grader.quiz.putting import judge, put
from grader.quiz.questions import Order
from grader.quiz.topics import by_key, topics

QUESTIONS = {key: one for key, one in by_key(topics()).items() if isinstance(one, Order)}
BATCHES = [(2.0, 1.0), (-1.0, 0.5), (1.5, -2.0)]
Work = Callable[[tuple[str, ...]], list[float]]


def training(order: tuple[str, ...]) -> list[float]:
    """The weight after each of three steps, from cleared gradients; what a piece needs and does not find raises."""
    w = torch.tensor(0.5, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    found: dict[str, torch.Tensor] = {}
    path = []
    for x, y in BATCHES:
        pieces = {
            "zero_grad": optimizer.zero_grad,
            "forward": lambda x=x: found.update(prediction=w * x),
            "loss": lambda y=y: found.update(loss=(found["prediction"] - y) ** 2),
            "backward": lambda: found["loss"].backward(),
            "step": optimizer.step,
        }
        for piece in order:
            pieces[piece]()
        path.append(w.item())
    return path


def accumulating(order: tuple[str, ...]) -> list[float]:
    """The weight after each of two steps, each on a batch in two halves."""
    w = torch.tensor(0.5, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    path = []
    for first, second in [((2.0, 1.0), (-1.0, 0.5)), ((1.5, -2.0), (0.5, 3.0))]:
        pieces = {
            "zero_grad": optimizer.zero_grad,
            "one": lambda half=first: ((w * half[0] - half[1]) ** 2 / 2).backward(),
            "other": lambda half=second: ((w * half[0] - half[1]) ** 2 / 2).backward(),
            "step": optimizer.step,
        }
        for piece in order:
            pieces[piece]()
        path.append(w.item())
    return path


def going_back(order: tuple[str, ...]) -> list[float]:
    """Both weights' gradients of a small network."""
    rng = np.random.default_rng(3)
    X, W1, W2 = rng.normal(size=(5, 4)), rng.normal(size=(4, 3)), rng.normal(size=(3, 2))
    before = X @ W1
    hidden = np.maximum(before, 0)
    found: dict[str, np.ndarray] = {}
    pieces = {
        "error": lambda: found.update(logits=hidden @ W2 / len(X)),
        "second": lambda: found.update(W2=hidden.T @ found["logits"]),
        "through": lambda: found.update(hidden=found["logits"] @ W2.T),
        "mask": lambda: found.update(before=found["hidden"] * (before > 0)),
        "first": lambda: found.update(W1=X.T @ found["before"]),
    }
    for piece in order:
        pieces[piece]()
    return [*found["W1"].ravel(), *found["W2"].ravel()]


def adam(order: tuple[str, ...]) -> list[float]:
    """The parameter after each of three steps, from empty averages."""
    found = {"t": 0, "m": 0.0, "v": 0.0, "w": 1.0}
    path = []
    for g in (0.5, -2.0, 1.5):
        pieces = {
            "count": lambda: found.update(t=found["t"] + 1),
            "first": lambda g=g: found.update(m=0.9 * found["m"] + 0.1 * g),
            "second": lambda g=g: found.update(v=0.999 * found["v"] + 0.001 * g**2),
            "correct": lambda: found.update(
                m_hat=found["m"] / (1 - 0.9 ** found["t"]), v_hat=found["v"] / (1 - 0.999 ** found["t"])
            ),
            "move": lambda: found.update(
                w=found["w"] - 0.1 * found["m_hat"] / (found["v_hat"] ** 0.5 + 1e-8)
            ),
        }
        for piece in order:
            pieces[piece]()
        path.append(found["w"])
    return path


WORK: dict[str, tuple[Work, int]] = {
    "training_step.one_step": (training, 4),
    "training_step.accumulate": (accumulating, 4),
    "backprop.backward_of_two_layers": (going_back, 4),
    "optimizers.adam_step": (adam, 6),
}


def works(work: Work, order: tuple[str, ...], wanted: list[float]) -> bool:
    try:
        return bool(np.allclose(work(order), wanted))
    except (KeyError, ZeroDivisionError, RuntimeError):
        return False


def test_every_order_question_is_done_here() -> None:
    assert set(WORK) == set(QUESTIONS)


@pytest.mark.parametrize("key", QUESTIONS)
def test_an_order_is_accepted_exactly_if_it_works(key: str) -> None:
    question, (work, right) = QUESTIONS[key], WORK[key]
    wanted = work(tuple(question.pieces))
    accepted = [order for order in permutations(question.pieces) if first_mistake(question, order) is None]
    working = [order for order in permutations(question.pieces) if works(work, order, wanted)]
    assert accepted == working
    assert len(accepted) == right


def test_adams_order_gives_torchs_numbers() -> None:
    w = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=0.1)
    path = []
    for g in (0.5, -2.0, 1.5):
        w.grad = torch.tensor(g, dtype=torch.float64)
        optimizer.step()
        path.append(w.item())
    assert adam(tuple(QUESTIONS["optimizers.adam_step"].pieces)) == pytest.approx(path)


def typed(posed: PutOrder, order: list[str]) -> str:
    return " ".join("abcdefgh"[posed.shuffled.index(piece)] for piece in order)


@pytest.mark.parametrize(
    ("order", "name"),
    [
        (["zero_grad", "forward", "loss", "backward", "step"], ""),
        (["forward", "loss", "backward", "step", "zero_grad"], ""),
        (["forward", "zero_grad", "loss", "backward", "step"], ""),
        (["forward", "loss", "backward", "zero_grad", "step"], "cleared_between"),
        (["zero_grad", "forward", "loss", "step", "backward"], "step_before_backward"),
        (["zero_grad", "forward", "backward", "loss", "step"], "backward_before_loss"),
        (["zero_grad", "loss", "forward", "backward", "step"], "loss_before_forward"),
    ],
)
def test_a_wrong_order_is_named_by_what_is_wrong(order: list[str], name: str) -> None:
    for seed in range(5):
        posed = put(QUESTIONS["training_step.one_step"], seed)
        assert isinstance(posed, PutOrder)
        judged = judge(posed, typed(posed, order))
        assert (judged.name, judged.verdict) == (name, "wrong" if name else "right")


@pytest.mark.parametrize("key", QUESTIONS)
def test_what_is_shown_as_right_is_right_and_the_pieces_are_never_shown_in_order(key: str) -> None:
    for seed in range(50):
        posed = put(QUESTIONS[key], seed)
        assert isinstance(posed, PutOrder)
        assert judge(posed, posed.right).verdict == "right"
        assert judge(posed, "abcdefgh"[: len(posed.shuffled)]).verdict == "wrong"
