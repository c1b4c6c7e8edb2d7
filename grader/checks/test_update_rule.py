"""The update rule: which arrays move, which way, and how far."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from grader.checks.claims import AnswerBook, Unusable, concept, require, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.plan import Call, call, eighths

Arrays = list[np.ndarray]

# The first and the last array have the same shape, so that a wrong gradient can fit there too. The first two are
# short: what goes wrong with one array, or with two of different shapes, is seen on them.
PARAMS = [
    np.array([1.5, -2.0]),
    np.array([3.0, 0.5, -1.0]),
    np.array([[1.5, -2.25], [0.625, 3.0], [-1.125, 0.75], [4.125, -1.75]]),
    np.array([3.25, -1.625]),
]
GRADS = [
    np.array([2.0, -4.0]),
    np.array([-1.0, 3.0, 0.5]),
    np.array([[0.375, -2.5], [1.75, 0.0], [-0.625, 4.25], [-1.5, 0.25]]),
    np.array([-3.75, 0.25]),
]
GENTLE, STEEP, WITH_ZERO = [np.array([0.25, -0.125])], [np.array([80.0, -12.0])], [np.array([0.0, 0.875])]
RESTING = [GRADS[0], np.zeros(3)]
RATE, SMALL, LARGE = 0.375, 0.046875, 1.75

EVERY = {"about": "update_rule.every_parameter", "blames": "update_rule.every_parameter"}
DIRECTION = {"about": "update_rule.direction", "blames": "update_rule.every_parameter"}
LEARNING_RATE = {"about": "update_rule.learning_rate", "blames": "update_rule.learning_rate"}


def _step(params: Arrays, grads: Arrays, lr: float, name: str, **details: str) -> Call:
    return call("gradient_step", params, grads, lr, name=name, sizes={"arrays": len(params)}, **details)


# Where no call at all works `runs` is to blame; where some do, it is the number or the shapes of the arrays.
ALONE = [
    _step([PARAMS[0]], [GRADS[0]], RATE, "one vector", **DIRECTION),
    _step([PARAMS[1]], [GRADS[1]], RATE, "a longer vector", **DIRECTION),
    _step([PARAMS[2]], [GRADS[2]], RATE, "one matrix", **DIRECTION),
    _step([PARAMS[3]], [GRADS[3]], RATE, "another vector", **DIRECTION),
]
TOGETHER = [
    _step(PARAMS[:2], GRADS[:2], RATE, "two vectors", **EVERY),
    _step(PARAMS, GRADS, RATE, "four arrays", **EVERY),
]
LISTS = [
    _step(PARAMS[::3], GRADS[::3], SMALL, "two vectors of one shape", **EVERY),
    _step(PARAMS[:2], RESTING, RATE, "a gradient of zeros", **EVERY),
]
RATES = [
    _step([PARAMS[0]], GENTLE, RATE, "a gentle gradient", **DIRECTION),
    _step([PARAMS[0]], STEEP, RATE, "a steep gradient", **DIRECTION),
    _step([PARAMS[0]], WITH_ZERO, RATE, "a zero in the gradient", **DIRECTION),
    _step([PARAMS[0]], [GRADS[0]], SMALL, "a small learning rate", **LEARNING_RATE),
    _step([PARAMS[0]], [GRADS[3]], LARGE, "a learning rate above 1", **LEARNING_RATE),
    _step([PARAMS[0]], [GRADS[0]], 0.0, "a learning rate of 0", **LEARNING_RATE),
]
PLAN = [*ALONE, *TOGETHER, *LISTS, *RATES]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Arrays of new shapes and numbers, and other learning rates."""
    shapes = [(2, 3), (3,), (4,), (3, 2)]
    return [
        _step(
            [eighths(rng, *shape, most=4.0) for shape in shapes[:count]],
            [eighths(rng, *shape, most=4.0) for shape in shapes[:count]],
            float(rng.integers(9, 31)) / 64,
            f"fresh, {count} of 4 arrays",
            **EVERY,
        )
        for count in (1, 3, 4)
    ]


test_it_runs = it_runs("update_rule")


def factor(step: np.ndarray, gradient: np.ndarray) -> float | None:
    """Return the one number above 0 by which `gradient` was multiplied in every entry, if there is one."""
    square = float((gradient**2).sum())
    along = float((step * gradient).sum()) / square if square else 0.0
    return along if along > 0 and same(step, along * gradient, relative=1e-4) else None


@concept("update_rule.every_parameter")
def test_each_parameter_moves_by_its_own_gradient(book: AnswerBook) -> None:
    """Each parameter moves by its own gradient, however many there are and whatever their shapes."""
    for one, old in zip(ALONE, PARAMS, strict=True):
        require(not same(book[one.name], [old]), one.name, "it has not moved")
    for together in TOGETHER:
        for number, new in enumerate(book[together.name]):
            old, [alone] = PARAMS[number], book[ALONE[number].name]
            require(not same(new, old), together.name, f"the array at index {number} has not moved")
            as_alone = same(new, alone) or factor(old - new, old - alone)
            require(as_alone, together.name, f"the array at index {number} moves in another way than alone")


@dataclass(frozen=True)
class Move:
    """One parameter that is another after a call than before."""

    call: Call
    param: np.ndarray
    grad: np.ndarray
    new: np.ndarray

    @property
    def lr(self) -> float:
        """The learning rate of the call."""
        return self.call.args[2]

    @cached_property
    def factor(self) -> float | None:
        """By what the gradient was multiplied; None where the step is no multiple of it."""
        return factor(self.param - self.new, self.grad)

    @property
    def scaled_as_a_whole(self) -> bool:
        """Whether lr multiplies the parameter too, while the gradient's part goes the right way."""
        return self.lr > 0 and factor(self.param - self.new / self.lr, self.grad) is not None


def moves(book: AnswerBook, calls: list[Call]) -> list[Move]:
    """Return all moves in these calls. What did not move is for `every_parameter` to judge."""
    found = [
        Move(one, *arrays)
        for one in calls
        if one.name in book
        for arrays in zip(one.args[0], one.args[1], book[one.name], strict=True)
    ]
    return [one for one in found if not same(one.new, one.param)]


@concept("update_rule.direction")
def test_steps_go_against_the_gradient(book: AnswerBook) -> None:
    """A step goes against the gradient: down where it is positive, up where negative, in proportion."""
    found = [move for move in moves(book, [*ALONE, *RATES]) if move.lr > 0]
    if not found:
        raise Unusable(ALONE[-1].name)
    for move in found:
        along = factor(move.new - move.param, move.grad)
        remark = f"{along:.4g} times the gradient was added" if along else ""
        require(move.factor or move.scaled_as_a_whole, move.call.name, remark)


@concept("update_rule.learning_rate", needs="update_rule.direction")
def test_steps_are_lr_times_the_gradient(book: AnswerBook) -> None:
    """A step is lr times the gradient: lr comes in once, as it was passed in, and no other factor does."""
    for move in moves(book, PLAN):
        require(move.lr > 0, move.call.name, "with lr = 0 nothing moves")
        if move.factor:
            ratio = move.factor / move.lr
            require(same(ratio, 1.0, relative=1e-4), move.call.name, f"{ratio:.4g} times the expected step")
        require(move.factor or not move.scaled_as_a_whole, move.call.name, "the parameter is scaled too")


test_inputs_are_left_alone = inputs_are_left_alone("update_rule", PLAN)
