"""The squared error of a softmax: its gradient on ordinary logits, then where it has to go flat."""

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.loss_choice_plan import (
    CLOSE,
    CONFIDENT,
    GONE,
    NORM_OF_CROSS_ENTROPY,
    ORDINARY,
    PLAN,
    SURE_AND_WRONG,
    SURE_ROW,
    SURE_TARGET,
    fresh,
)

__all__ = ["PLAN", "fresh"]

FLAT = 0.1  # cross-entropy's gradient is longer than 1 where an example is sure and wrong
ROUGH = 0.02


def observed(book: AnswerBook) -> list[str]:
    """Return how long both gradients are on one example that is sure and wrong."""
    if SURE_AND_WRONG not in book:
        return []
    yours, asked = (float(np.linalg.norm(one[SURE_AND_WRONG])) for one in (book, book.expected))
    asked_for = "" if same(yours, asked, ROUGH) else f" (it should be {asked:.3g})"
    return [
        f"on the logits {SURE_ROW} the model is sure of class 0, and class {SURE_TARGET} is the true one. "
        f"Norms of the gradients there: squared error, yours, {yours:.3g}{asked_for}; "
        f"cross-entropy {NORM_OF_CROSS_ENTROPY:.3g}."
    ]


def lengths(book: AnswerBook, axis: int | None) -> np.ndarray:
    """Return the norms of all gradients of ordinary logits, or with axis 1 of all their rows."""
    return np.concatenate([np.atleast_1d(np.linalg.norm(book[name], axis=axis)) for name in ORDINARY])


def scaled_to(book: AnswerBook, name: str) -> np.ndarray:
    """Return the right gradient; where all of the learner's are scaled to one norm, scaled to that one."""
    right = book.expected[name]
    for axis in (None, 1):
        norms = lengths(book, axis)
        if norms[0] and same(norms, np.full_like(norms, norms[0])):
            return np.asarray(right * norms[0] / np.linalg.norm(right, axis=axis, keepdims=True))
    return np.asarray(right)


test_it_runs = it_runs("loss_choice")


@concept("loss_choice.softmax_jacobian")
def test_the_errors_go_back_through_the_softmax(book: AnswerBook) -> None:
    """Every logit moves every probability of its row: the gradient collects all of that, with the 2 and the 1/N."""
    for name in ORDINARY:
        require(same(book[name], scaled_to(book, name)), name)


@concept("loss_choice.vanishing_gradient")
def test_it_is_flat_where_the_model_is_sure_and_wrong(book: AnswerBook) -> None:
    """Where the model is sure and wrong hardly anything of this gradient is left; logits may be in the hundreds."""
    exact = all(same(book[name], scaled_to(book, name)) for name in ORDINARY)
    for name in (*CONFIDENT, *CLOSE, *GONE):
        yours, right = book[name], book.expected[name]
        require(np.isfinite(yours).all(), name, "not a finite number")
        norm = np.linalg.norm(yours)
        require(norm < FLAT or np.linalg.norm(right) > FLAT, name, f"its norm is {norm:.3g}")
        require(not exact or same(yours, right, 1e-5 if name in GONE else ROUGH), name)


test_inputs_are_left_alone = inputs_are_left_alone("loss_choice", PLAN)
