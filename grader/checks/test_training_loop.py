"""The training loop: seen through its own path, w and b after 0, 1, 2, ... steps, at two learning rates."""

from functools import cached_property, lru_cache
from itertools import pairwise, product
from typing import Any

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.plan import Call, call, eighths
from grader.worker.wire import Opaque

X = np.array([[1.875, 2.0], [1.875, -1.25], [0.75, 0.625], [1.5, -1.0], [-1.125, 1.125]])
Y = np.array([1.875, -2.0, -2.0, -2.5, 1.625])
X3 = np.array([[1.5, -0.75, 0.5], [0.25, 1.25, -1.0], [-1.0, 0.5, 1.75], [2.0, -1.5, 0.125], [0.75, 1.0, 1.25],
               [-0.5, 1.75, -0.625], [1.25, 0.375, 0.875]])  # fmt: skip
Y3 = np.array([2.0, -1.25, 0.5, 3.0, 1.375, -2.25, 1.75])
LR, OTHER_LR = 0.09375, 0.15625

START = {"keep": (2,), "blames": "training_loop.steps"}
PATH = {"keep": (2,), "blames": "training_loop.gradients"}
LOSSES = {"about": "training_loop.gradients", "blames": "training_loop.loss_history"}
STATES = [f"after {t} steps" for t in range(5)]
OTHERS = [f"after {t} steps at another rate" for t in range(3)]
RUNS = ["four losses", "two losses at another rate", "three features", "one example", "one feature"]
AGAIN, LONG, SQUARE = "after 0 steps again", "a long run", "as many examples as features"

PLAN = [
    call("train", X, Y, LR, 0, name=STATES[0], **START),
    *(call("train", X, Y, LR, t, name=STATES[t], **PATH) for t in range(1, 5)),
    call("train", X, Y, LR, 0, name=AGAIN, **START),
    call("train", X, Y, OTHER_LR, 0, name=OTHERS[0], **START),
    *(call("train", X, Y, OTHER_LR, t, name=OTHERS[t], **PATH) for t in (1, 2)),
    call("train", X3[:3], Y3[:3], LR, 2, name=SQUARE, keep=(2,)),
    call("train", X, Y, LR, 120, name=LONG, **PATH),
    call("train", X, Y, LR, 4, name=RUNS[0], sizes={"N": 5, "D": 2}, **LOSSES),
    call("train", X, Y, OTHER_LR, 2, name=RUNS[1], sizes={"N": 5, "D": 2}, **LOSSES),
    call("train", X3, Y3, OTHER_LR, 3, name=RUNS[2], sizes={"N": 7, "D": 3}, **LOSSES),
    call("train", X3[1:2], Y3[1:2], LR, 2, name=RUNS[3], sizes={"N": 1, "D": 3}, **LOSSES),
    call("train", X3[:4, :1], 8 * Y3[:4] + 20, LR, 2, name=RUNS[4], sizes={"N": 4, "D": 1}, **LOSSES),
]


def fresh(rng: np.random.Generator) -> list[Call]:
    """New data of other sizes, few enough steps for a step that is too long not to overflow."""
    return [
        call("train", eighths(rng, 6, 2), eighths(rng, 6) + 0.5, 0.0625, 3, name="fresh run", **LOSSES),
        call(
            "train", eighths(rng, 4, 3), eighths(rng, 4) - 0.5, 0.046875, 2, name="fresh features", **LOSSES
        ),
    ]


def features(_asked: Call, value: Any) -> Any:
    """Return the numbers alone: the same for a list, a tuple and an array of them."""
    if not isinstance(value, list):
        return value
    return [_numbers(part) for part in value]


def _numbers(part: Any) -> Any:
    """Return a part as an array where it holds nothing but numbers, else as it is."""
    try:
        return part if isinstance(part, Opaque) or part is None else np.asarray(part, float)
    except (TypeError, ValueError):
        return part


def display(_asked: Call, value: list) -> dict[str, Any]:
    """Return an answer by the names of its parts; where the losses were asked for, these are what it is about."""
    w, b, losses = value
    if isinstance(losses, Opaque):
        return {"w": w, "b": b, "losses": "..."}
    return {"losses": losses, "w": w, "b": b}


def parameters(answer: list) -> np.ndarray:
    """Return w and b as one vector."""
    return np.append(answer[0], answer[1])


class Path:
    """The learner's w and b after 0, 1, 2, ... steps, and the surface of the loss as the key's own steps show it."""

    def __init__(self, book: AnswerBook) -> None:
        self.own = [parameters(book[name]) for name in STATES]
        self.other = [parameters(book[name]) for name in OTHERS]
        self.key = [parameters(book.expected[name]) for name in STATES]
        other = [parameters(book.expected[name]) for name in OTHERS]
        self.moves = list(np.diff(self.own, axis=0))
        self.right = same([*self.own, *self.other], [*self.key, *other])
        self.loss_at_zero = book.expected[RUNS[0]][2][0]
        downhill = np.diff(self.key, axis=0) / LR  # linear in the parameters: four points give it everywhere
        self.map = np.linalg.solve([np.append(1, point) for point in self.key[:4]], downhill)

    def downhill(self, point: np.ndarray) -> np.ndarray:
        """Return the negative gradient at a point."""
        return np.append(1, point) @ self.map

    def loss(self, point: np.ndarray) -> float:
        """Return the loss at a point."""
        return self.loss_at_zero - point @ (self.downhill(0 * point) + self.downhill(point)) / 2

    def full_step(self, t: int) -> np.ndarray:
        """Return the right step from where the learner's run is after t steps."""
        return LR * self.downhill(self.own[t])

    def in_turn(self, t: int) -> list[bool]:
        """Return for w and for b: is each entry's step right, if some other entries had already moved?"""
        old, new = self.own[t], self.own[t + 1]
        mixes = [np.where(moved, new, old) for moved in product((False, True), repeat=len(old))]
        steps = np.array([LR * self.downhill(mix) for mix in mixes])
        near = np.isclose(steps, new - old, rtol=1e-5, atol=1e-5 * np.abs(steps).max()).any(axis=0)
        return [bool(near[:-1].all()), bool(near[-1])]

    def memory(self, part: slice) -> np.ndarray | None:
        """The shares of the right step, the last move and the last right step in every move, if always the same."""
        steps, moves = np.array([self.full_step(t) for t in range(4)])[:, part], np.array(self.moves)[:, part]
        parts = np.zeros((*moves.shape, 3))
        parts[..., 0], parts[1:, :, 1], parts[1:, :, 2] = steps, moves[:-1], steps[:-1]
        if not (np.isfinite(parts).all() and np.isfinite(moves).all()):
            return None
        shares = np.linalg.lstsq(parts.reshape(-1, 3), moves.ravel(), rcond=1e-9)[0]
        return shares if same(parts @ shares, moves) else None

    @cached_property
    def mixes_in_earlier_moves(self) -> bool:
        """Whether a move holds earlier ones, as with momentum; not if gradients pile up, or parameters decay."""
        remembered = 0.0
        for part in (slice(-1), slice(-1, None)):
            shares = self.memory(part)
            if shares is None:
                return False
            now, last_move, last_step = shares
            remembered = max(remembered, abs(last_move), abs(last_step))
            pile_up = same([last_move, last_step], [1.0, 0.0], 1e-4)
            if pile_up or (same(last_step, -now, 1e-4) and abs(last_move) > 1e-4):
                return False
        return remembered > 1e-4

    @cached_property
    def rounded(self) -> bool:
        """Whether each step is the right one, and some parameters are rounded after it to a number of decimals."""
        points, off = np.array(self.own), np.abs([self.moves[t] - self.full_step(t) for t in range(4)])
        inexact = off.max(axis=0) > 1e-9
        return any(
            same(points[:, inexact], points[:, inexact].round(digits), 0.0) and off.max() < 0.51 * 0.1**digits
            for digits in range(1, 7)
        )


@lru_cache(maxsize=1)
def path_of(book: AnswerBook) -> Path:
    """Return the path that these answers show. Raises Unusable where a part of it is not there."""
    return Path(book)


def factor(step: np.ndarray, downhill: np.ndarray) -> float | None:
    """Return by how much all entries of a step exceed those of another, or None where it is not one number."""
    with np.errstate(all="ignore"):
        ratio = float(step @ downhill / (downhill @ downhill))
        return ratio if same(step, ratio * downhill) else None


def limited(step: np.ndarray, full: np.ndarray) -> bool:
    """Return whether the entries of a step are the full ones, cut off at some size."""
    most = np.abs(step).max()
    return bool(most < np.abs(full).max()) and same(step, np.clip(full, -most, most))


test_it_runs = it_runs("training_loop")
test_inputs_are_left_alone = inputs_are_left_alone("training_loop", PLAN)


@concept("training_loop.steps", needs="training_loop.inputs_untouched")
def test_as_many_updates_as_asked(book: AnswerBook) -> None:
    """There are exactly as many updates as asked for: none for 0 steps, and no early exit."""
    if STATES[1] not in book:  # the gradients are to blame, if they work where N = D
        require(parameters(book[SQUARE]).any(), SQUARE, "w and b are still zeros")
        return
    path = path_of(book)
    if not same(path.own[0], parameters(book[AGAIN])):  # the start is to blame
        return
    require(same(path.own[0], path.other[0]), STATES[0], "w and b have already moved")
    moved = [not same(new, old) for old, new in pairwise(path.own)]
    if not any(moved) and RUNS[0] in book:  # as many losses as steps, only that no step leads anywhere
        return
    for t in range(1, 5):
        require(moved[t - 1] or not any(moved), STATES[t], f"w and b are those after {t - 1} steps")
        for s, state in enumerate(path.key):
            require(s == t or not same(path.own[t], state), STATES[t], f"w and b are those after {s} steps")
    long, asked = parameters(book[LONG]), parameters(book.expected[LONG])
    require(not path.right or same(long, asked), LONG, "shorter runs are right")


@concept("training_loop.forward", needs="training_loop.steps")
def test_predictions_come_from_the_current_parameters(book: AnswerBook) -> None:
    """w and b start from zeros, and each prediction is Xw + b with the current w and b."""
    for name in (STATES[0], AGAIN):
        require(not parameters(book[name]).any(), name, "w and b are not zeros")
    if STATES[1] not in book or RUNS[0] not in book:
        return
    path, losses = path_of(book), np.array(book[RUNS[0]][2])
    consistent = path.right or factor(path.moves[1], path.full_step(1)) or all(path.in_turn(1))
    right_for_one = RUNS[3] in book and book.right(RUNS[3])  # what mixes examples up is not the prediction
    require(consistent or right_for_one or fit(losses, path), RUNS[0], "the losses are not those of w and b")


def fit(losses: np.ndarray, path: Path) -> bool:
    """Return whether losses belong to the path, even if scaled, rooted, summed up or one step ahead."""
    points = np.array([path.loss(point) for point in path.own])
    with np.errstate(all="ignore"):
        scaled = losses / losses[0]
        forms = [scaled, scaled**2, np.diff(scaled, prepend=0)]
    return same(losses, points[1:], 1e-3) or any(same(form, points[:4] / points[0], 1e-3) for form in forms)


@concept("training_loop.gradients", needs="training_loop.forward")
def test_gradients_are_those_of_the_mean_squared_error(book: AnswerBook) -> None:
    """The gradients are those of the mean squared error over all examples, at the current w and b."""
    path = path_of(book)
    if path.right:
        return
    moves_for_one = RUNS[3] in book and parameters(book[RUNS[3]]).any()
    require(path.own[1].any() or not moves_for_one, STATES[1], "w and b never move; with one example they do")
    if path.rounded or path.mixes_in_earlier_moves:
        return
    fault = fault_of_first_step(path)
    require(not fault, STATES[1], fault)
    for t in range(1, 4) if all(path.in_turn(0)) else ():
        step, full = path.moves[t], path.full_step(t)
        known = factor(step, full) or limited(step, full) or all(path.in_turn(t))
        require(known, STATES[t + 1], f"from step {t + 1} on, not a multiple of the expected step")


def fault_of_first_step(path: Path) -> str:
    """Return what is wrong with the gradients at zeros; sign, learning rate and order are for other checks."""
    step, other, full = path.own[1] / LR, path.other[1] / OTHER_LR, path.downhill(path.own[0])
    pace = factor(path.moves[0], path.full_step(0)), factor(path.moves[1], path.full_step(1))
    if limited(step, full) or (None not in pace and not same(*pace)):
        return ""
    for part, explained in zip((slice(-1), slice(-1, None)), path.in_turn(0), strict=True):
        ratio = factor(step[part], full[part])
        if explained:
            continue
        if ratio is None:
            return "not a multiple of the expected step"
        if same(step[part], other[part]) and abs(ratio) > 1e-6 and not same(abs(ratio), 1.0):
            return f"{ratio:.3g} times the expected step"
    return ""


@concept("training_loop.update", needs="training_loop.gradients")
def test_each_parameter_moves_against_its_gradient(book: AnswerBook) -> None:
    """In each step lr times its gradient is taken off w, and the same for b."""
    path = path_of(book)
    for t in () if path.right else range(4):
        ratio = factor(path.moves[t], path.full_step(t))
        remark = "" if ratio is None else f"{ratio:.3g} times the expected step"
        remark = "an earlier move is in it again" if path.mixes_in_earlier_moves else remark
        require(all(path.in_turn(t)), STATES[t + 1], "w and b are rounded" if path.rounded else remark)


@concept("training_loop.simultaneous_update", needs="training_loop.update")
def test_both_gradients_from_the_same_point(book: AnswerBook) -> None:
    """Both gradients are taken at the old w and b, before either of them moves."""
    path = path_of(book)
    require(path.right, STATES[1], "some entries moved before the gradient of others was taken")


@concept("training_loop.loss_history", needs=("training_loop.steps", "training_loop.forward"))
def test_the_loss_before_each_update(book: AnswerBook) -> None:
    """losses[t] is the mean squared error before update t: the first is that of zeros, and there is one a step."""
    for name in RUNS:
        yours, expected = book[name], book.expected[name]
        count = len(expected[2]) if same(parameters(yours), parameters(expected)) else 1
        ratio = factor(np.array(yours[2]), np.array(expected[2]))
        remark = "" if ratio is None else f"the losses are {ratio:.3g} times the expected"
        require(same(yours[2][:count], expected[2][:count]), name, remark)
