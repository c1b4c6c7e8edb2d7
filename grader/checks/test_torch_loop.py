"""The PyTorch loop: what one step does to the model, and what is left of it for the next step.

A model, an optimizer and a loss stand on a bench in the learner's process (`worker.torch_bench`). The parameters
decide. What the optimizer found when it stepped, and how often a backward pass reached a parameter, says why. With
a learning rate of 0 nothing moves, so that one mistake cannot hide or cause another.
"""

from collections.abc import Callable

import numpy as np

from grader.checks.claims import AnswerBook, Failed, concept, require, same
from grader.checks.generic import it_runs
from grader.checks.torch_loop_plan import ON_A_LINE, PLAN, TRAIN_FROZEN, TWICE, fresh
from grader.checks.torch_loop_record import display, features, told

__all__ = ["PLAN", "display", "features", "fresh", "story"]

STEPS = [one.name for one in PLAN if one.function == "train_step"]
TRAINS = [one.name for one in PLAN if one.function == "train"]
MOVES = {one.name: one.args[0]["lr"] > 0 for one in PLAN}


def usable(book: AnswerBook, names: list[str]) -> list[str]:
    """Return those of the calls that have an answer."""
    return [name for name in names if name in book]


def slip(book: AnswerBook, name: str) -> tuple[str, int]:
    """Return which idea the first wrong step of a call breaks ("" where all are right), and the step's number."""
    yours, right = book[name], book.expected[name]
    for t in range(len(right["parameters"])):
        found = same(yours["gradients"][t], right["gradients"][t])
        stepped = "step" in told(yours["traces"][t])
        if not same(yours["parameters"][t], right["parameters"][t]) or not (
            found or MOVES[name] or not stepped
        ):
            return _broken(yours, right, t, found, stepped), t + 1
    return "", 0


def _broken(yours: dict, right: dict, t: int, found: bool, stepped: bool) -> str:
    reached, gradients = yours["reached"][t], yours["gradients"][t]
    if not stepped and not any(reached):
        return "backward"  # nothing was done: whatever was returned, that is not what is missing
    if found or (not stepped and any(reached)):
        return "step"
    ratio = yours["returned"][t] / right["returned"][t]
    wrong_loss = not same(ratio, 1.0) and not same(yours["losses"][t], right["losses"][t])
    scaled = [ratio * one for one in right["gradients"][t]] if np.isfinite(ratio) else []
    same_factor = not same(ratio, 1.0) and bool(scaled) and same(gradients, scaled)
    if wrong_loss or same_factor:
        return "loss_value"
    if any(count and not gradient.any() for count, gradient in zip(reached, gradients, strict=True)):
        return "order"
    return "zero_grad" if t else "backward"


def train_step_works(book: AnswerBook) -> bool:
    """Return whether `train_step` has everything right but perhaps the type of the loss."""
    return all(not slip(book, name)[0] and same(book[name]["returned"], book.expected[name]["returned"])
               for name in STEPS)  # fmt: skip


def slip_in_train(book: AnswerBook) -> str:
    """Return which idea of a step `train` breaks although `train_step` has it right."""
    yours, right = book[TRAIN_FROZEN], book.expected[TRAIN_FROZEN]
    if not train_step_works(book) or not same(yours["losses"], right["losses"]):
        return ""
    if not yours["steps"] and any(yours["reached"]):
        return "step"
    known = [any(same(one, other) for other in right["gradients"]) for one in yours["gradients"]]
    if yours["steps"] != right["steps"] or all(known):
        return ""
    if not any(gradient.any() for one in yours["gradients"] for gradient in one):
        return "order" if any(yours["reached"]) else "backward"
    return "zero_grad" if known[0] else "backward"


def no_step_slips(book: AnswerBook, idea: str, remark: Callable[[int], str]) -> None:
    """Raise Failed where a step, or train's own loop, breaks this idea first."""
    for name in usable(book, STEPS):
        broken, number = slip(book, name)
        require(broken != idea, name, remark(number))
    require(slip_in_train(book) != idea, TRAIN_FROZEN, "train_step is right; train has a loop of its own")


test_it_runs = it_runs("torch_loop")


@concept("torch_loop.inputs_untouched")
def test_batches_are_left_alone(book: AnswerBook) -> None:
    """The batch is the caller's: X and y hold the same numbers after the call."""
    for name in usable(book, STEPS + TRAINS):
        require(not book[name]["inputs_changed"], name, "X or y holds other numbers after the call")


@concept("torch_loop.order")
def test_gradients_reach_the_step(book: AnswerBook) -> None:
    """The optimizer steps after the backward pass, and nothing clears the gradients in between."""
    no_step_slips(book, "order", lambda number: f"step {number}: the optimizer found no gradient to apply")


@concept("torch_loop.backward", needs="torch_loop.order")
def test_the_gradient_of_the_loss_arrives(book: AnswerBook) -> None:
    """The backward pass gives every parameter the gradient of this batch's loss, once and in full."""
    no_step_slips(book, "backward", lambda number: f"step {number}: the gradient is not that of the loss")


@concept("torch_loop.step", needs="torch_loop.backward")
def test_the_optimizer_steps_once(book: AnswerBook) -> None:
    """The optimizer that was handed in moves the parameters, by one step in each call."""
    no_step_slips(book, "step", lambda number: f"step {number}: the gradient is right, the move is not")


@concept("torch_loop.zero_grad", needs="torch_loop.step")
def test_each_step_uses_its_own_gradient_alone(book: AnswerBook) -> None:
    """Each update uses the gradient of its own batch alone: what earlier batches left is cleared."""
    first, second = book[TWICE]["gradients"]
    shows = ON_A_LINE if slip(book, ON_A_LINE)[0] else TWICE
    require(same(second, first), shows, "the second step still holds the gradient of the first")
    no_step_slips(book, "zero_grad", lambda number: f"the first wrong step is step {number}")


@concept("torch_loop.loss_value")
def test_the_loss_before_the_update_comes_back_as_a_number(book: AnswerBook) -> None:
    """The step returns the loss before its update as a plain number, and keeps no graph alive."""
    for name in STEPS:
        yours, right = book[name], book.expected[name]
        for t, loss in enumerate(right["returned"]):
            comparable = (
                t == 0 or not MOVES[name] or same(yours["parameters"][t - 1], right["parameters"][t - 1])
            )
            if comparable and not same(yours["returned"][t], loss):
                raise Failed(name, f"step {t + 1}: {yours['returned'][t]:.6g}, expected {loss:.6g}")
        require(not any(yours["tensors"]), name, "it returned a tensor")
    for name in usable(book, STEPS + TRAINS):
        require(not book[name]["tensors"] or name in STEPS, name, "the losses of the epochs are tensors")
        require(not book[name]["graphs_alive"], name, "the graphs of earlier steps are still in memory")


@concept("torch_loop.epochs", needs="torch_loop.loss_value")
def test_one_mean_for_each_epoch(book: AnswerBook) -> None:
    """Each epoch goes through all batches, one update for each, and gives the plain mean of their losses."""
    for name in TRAINS:
        yours, right = book[name], book.expected[name]
        require(
            yours["count"] == right["count"], name, f"{yours['count']:.0f} losses for {right['count']} epochs"
        )
    right = book.expected[TRAIN_FROZEN]
    require(same(book[TRAIN_FROZEN]["losses"], right["losses"]), TRAIN_FROZEN)
    if train_step_works(book) and not slip_in_train(book):
        for name in TRAINS:
            yours, right = book[name], book.expected[name]
            require(same(yours["losses"], right["losses"]), name)
            require(same(yours["parameters"], right["parameters"]), name, "the parameters ended elsewhere")


def story(book: AnswerBook, concept_id: str) -> str:
    """Return, for the accumulation bug, both paths side by side: yours and the right one."""
    if concept_id != "torch_loop.zero_grad" or ON_A_LINE not in book:
        return ""
    yours, right = book[ON_A_LINE], book.expected[ON_A_LINE]
    the_same = [same(*both) for both in zip(yours["parameters"], right["parameters"], strict=True)]
    if not the_same[0] or all(the_same):
        return ""
    lines = [
        "A line w x + b under plain gradient descent, one batch after another:",
        "          your w     your b    right w    right b  your loss right loss",
    ]
    for t in range(len(the_same)):
        numbers = [float(one.ravel()[0]) for run in (yours, right) for one in run["parameters"][t]]
        losses = yours["returned"][t], right["returned"][t]
        lines.append(f"step {t + 1}" + "".join(f" {one:10.4g}" for one in (*numbers, *losses)))
    if np.all(np.diff(yours["returned"]) < 0):
        lower = ", and faster than the right one" if yours["returned"][-1] < right["returned"][-1] else ""
        lines.append(f"The loss went down all the same{lower}.")
    return "\n".join(lines)
