"""The update rule: which arrays move, which way, and how far."""

from collections.abc import Iterator

import numpy as np

from grader.checks.claims import AnswerBook, Unusable, concept, require, same
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.plan import Call, call, eighths

Arrays = list[np.ndarray]

# The second and the last array have the same shape, so that a wrong gradient can fit there too.
PARAMS = [
    np.array([[1.5, -2.25], [0.625, 3.0], [-1.125, 0.75]]),
    np.array([-0.875, 2.5]),
    np.array([[2.0, -0.375, 1.25, -3.5], [0.5, 4.125, -1.75, 2.75]]),
    np.array([3.25, -1.625]),
]
GRADS = [
    np.array([[0.375, -2.5], [1.75, 0.0], [-0.625, 4.25]]),
    np.array([2.25, -0.5]),
    np.array([[-1.5, 0.25, 0.0, 3.125], [-4.0, 0.875, 1.375, -0.75]]),
    np.array([-0.25, -3.75]),
]
STEEP = [np.array([[80.0, -12.0], [0.5, 7.5], [-3.0, 0.0]])]
RESTING = [GRADS[1], np.zeros((2, 4)), GRADS[0]]
RATE, SMALL, LARGE = 0.375, 0.046875, 1.75

LEARNING_RATE = {"about": "update_rule.learning_rate", "blames": "update_rule.learning_rate"}
EVERY = {"about": "update_rule.every_parameter", "blames": "update_rule.every_parameter"}


def _step(params: Arrays, grads: Arrays, lr: float, name: str, **details: str) -> Call:
    return call("gradient_step", params, grads, lr, name=name, sizes={"arrays": len(params)}, **details)


ALONE = [
    _step([PARAMS[0]], [GRADS[0]], RATE, "one matrix", about="update_rule.direction"),
    _step([PARAMS[1]], [GRADS[1]], RATE, "one vector", **EVERY),
    _step([PARAMS[2]], [GRADS[2]], RATE, "one wide matrix", **EVERY),
    _step([PARAMS[3]], [GRADS[3]], RATE, "another vector", **EVERY),
]
ALL = _step(PARAMS, GRADS, RATE, "four arrays", **EVERY)
RATES = [
    _step([PARAMS[0]], [GRADS[0]], SMALL, "a small learning rate", about="update_rule.learning_rate"),
    _step([PARAMS[0]], STEEP, RATE, "a steep gradient", about="update_rule.direction"),
    _step([PARAMS[1]], [GRADS[3]], LARGE, "a learning rate above 1", **LEARNING_RATE),
]
LISTS = [
    _step(PARAMS[1::2], GRADS[1::2], SMALL, "two vectors", **EVERY),
    _step([PARAMS[1], PARAMS[2], PARAMS[0]], RESTING, RATE, "a gradient of zeros", **EVERY),
    _step(PARAMS[:2], GRADS[:2], LARGE, "two arrays, a learning rate above 1", **LEARNING_RATE),
]
STANDSTILL = _step(PARAMS[:2], GRADS[:2], 0.0, "a learning rate of 0", **LEARNING_RATE)
PLAN = [*ALONE, ALL, *RATES, *LISTS, STANDSTILL]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Arrays of new shapes and numbers, and another learning rate."""
    shapes = [(3,), (2, 3), (4,), (3, 2)]
    return [
        _step(
            [eighths(rng, *shape, most=4.0) for shape in some],
            [eighths(rng, *shape, most=4.0) for shape in some],
            float(rng.integers(9, 31)) / 64,
            f"fresh, {len(some)} arrays",
            about="update_rule.every_parameter",
            blames="update_rule.every_parameter" if len(some) > 1 else None,
        )
        for some in (shapes[1:2], shapes[:3], shapes)
    ]


test_it_runs = it_runs("update_rule")


def factor(step: np.ndarray, gradient: np.ndarray) -> float | None:
    """Return the one number above 0 by which `gradient` was multiplied in every entry, if there is one."""
    along = float((step * gradient).sum() / (gradient**2).sum())
    return along if along > 0 and same(step, along * gradient, relative=1e-4) else None


@concept("update_rule.every_parameter")
def test_each_parameter_moves_by_its_own_gradient(book: AnswerBook) -> None:
    """Each parameter moves by its own gradient, however many there are and whatever their shapes."""
    together = book[ALL.name]
    for number, (one, old, new) in enumerate(zip(ALONE, PARAMS, together, strict=True)):
        [by_itself] = book[one.name]
        require(not same(by_itself, old), one.name, "it has not moved")
        require(not same(new, old), ALL.name, f"the array at index {number} has not moved")
        as_alone = same(new, by_itself) or factor(old - new, old - by_itself)
        require(as_alone, ALL.name, f"the array at index {number} moves in another way than alone")


def _moves(book: AnswerBook, calls: list[Call]) -> Iterator[tuple[Call, np.ndarray, np.ndarray, np.ndarray]]:
    """Return call, parameter, gradient and new parameter, for each parameter that has moved."""
    for one in calls:
        params, grads, _ = one.args
        for param, grad, new in zip(params, grads, book[one.name] if one.name in book else params, strict=True):
            if not same(new, param):
                yield one, param, grad, new


def _length(call: Call, param: np.ndarray, grad: np.ndarray, new: np.ndarray) -> float | None:
    """Return by what the gradient was multiplied, before it was subtracted: with lr outside a bracket, or inside."""
    lr = call.args[2]
    return factor(param - new, grad) or (factor(param - new / lr, grad) if lr else None)


@concept("update_rule.direction")
def test_steps_go_against_the_gradient(book: AnswerBook) -> None:
    """A step goes against the gradient: down in each entry where it is positive, up where it is negative, by as many
    times more as it is larger."""
    moves = list(_moves(book, [*ALONE, *RATES]))
    if not moves:
        raise Unusable(ALONE[1].name)
    for one, param, grad, new in moves:
        require(_length(one, param, grad, new), one.name)


@concept("update_rule.learning_rate", needs="update_rule.direction")
def test_steps_are_as_long_as_lr_times_the_gradient(book: AnswerBook) -> None:
    """A step is lr times the gradient: lr comes in once, as it was passed in, and nothing else does."""
    for one, param, grad, new in _moves(book, PLAN):
        lr = one.args[2]
        require(lr != 0, one.name, "with lr = 0 nothing moves")
        along = factor(param - new, grad)
        if along or _length(one, param, grad, new):
            remark = f"the step is {along / lr:.4g} times the expected" if along else ""
            require(same(new, param - 0) if False else same(along or 0, lr, relative=1e-4), one.name, remark)


test_inputs_are_left_alone = inputs_are_left_alone("update_rule", PLAN)
