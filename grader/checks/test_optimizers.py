"""Momentum, Adam, AdamW: each judged by its own steps, and Adam's ideas by two steps that differ in one thing."""

from typing import Any

import numpy as np

from grader.checks.claims import (
    AnswerBook,
    CheckFunction,
    Failed,
    Unusable,
    concept,
    require,
    require_right,
    same,
)
from grader.checks.generic import inputs_are_left_alone, it_runs
from grader.checks.optimizers_moves import (
    ROUGHLY,
    factor,
    flat,
    goes_by_its_arguments,
    moves,
    ratios,
    require_memory,
)
from grader.checks.optimizers_plan import (
    ADAM,
    ADAMW,
    ALONE,
    BIG_EPS,
    DECAYS,
    DEFAULT_EPS,
    FIRST,
    HUGE_EPS,
    LATE,
    LATER,
    MIDWAY,
    MOMENTUM,
    OTHER_LR,
    OTHER_M,
    OTHER_PARAMS,
    OTHER_V,
    SETTINGS,
    WITH_EPS,
    WITHOUT_EPS,
    Decay,
    random_calls,
)
from grader.checks.plan import Call

PLAN = [*MOMENTUM, *ADAM, *ADAMW]
STATE = ("step", "m", "v")


def fresh(rng: np.random.Generator) -> list[Call]:
    """Return one step of each function, on other arrays and settings."""
    return random_calls(rng)


def features(asked: Call, value: Any) -> Any:
    """Return what is asked for of a state. Of AdamW only `relations` tells: the rest is Adam's."""
    if asked.function == "momentum_step" or not has_state(value):
        return value
    params, state = value
    return [] if asked.function == "adamw_step" else [params, [state[key] for key in STATE]]


def has_state(value: Any) -> bool:
    """Return whether an answer is a pair of parameters and a state with all its entries."""
    return (
        isinstance(value, list) and len(value) == 2 and isinstance(value[1], dict) and {*STATE} <= {*value[1]}
    )


def relations(_features: dict[str, Any], values: dict[str, Any]) -> Any:
    """Return by how much AdamW's answers differ where only the decay or the parameters do: Adam has no part in it."""
    pairs = [(decay.with_decay, decay.without) for decay in DECAYS]
    pairs.append((DECAYS[1].without, DECAYS[0].without))
    with np.errstate(all="ignore"):
        return [
            difference(values[changed][0], values[base][0])
            for changed, base in pairs
            if changed in values and base in values
        ]


def difference(arrays: Any, others: Any) -> list[np.ndarray]:
    """Return by how much each array differs from the other one in its place."""
    pairs = zip(arrays, others, strict=True)
    return [np.asarray(one, dtype=float) - np.asarray(other, dtype=float) for one, other in pairs]


def display(asked: Call, value: Any) -> Any:
    """Show what is remembered first: the parameters follow from it."""
    if asked.function == "momentum_step":
        return {"velocity": value[1], "params": value[0]}
    params, state = value
    step = int(state["step"]) if state["step"] % 1 == 0 else state["step"]
    return {"state": {"m": state["m"], "v": state["v"], "step": step}, "params": params}


test_it_runs = it_runs("optimizers")


@concept("optimizers.velocity")
def test_momentum_keeps_a_velocity(book: AnswerBook) -> None:
    """The new velocity is momentum times the old one, plus the gradient; the parameters move against it, times lr."""
    require_right(book, *(one.name for one in MOMENTUM))


@concept("optimizers.first_moment")
def test_steps_go_against_a_mean_of_gradients(book: AnswerBook) -> None:
    """m is a running mean of the gradients, weighted by beta1 and 1 - beta1, and the step goes against it, times lr."""
    require_memory(book, "m")
    for name, only in ((OTHER_M, "m"), (OTHER_PARAMS, "params")):
        if same(book[name][1]["v"], book[MIDWAY][1]["v"]):  # if not, v is to blame
            remark = f"with another {only} alone, the step does not change as it should"
            require(factor(*ratios(book, name, MIDWAY)), name, remark)
    if goes_by_its_arguments(book):
        yours, right = ratios(book, OTHER_LR, MIDWAY)
        require(same(yours, right, ROUGHLY), OTHER_LR, "the step does not grow as lr does")
    yours, right = moves(book, MIDWAY)
    require(not same(np.sign(yours), -np.sign(right)), MIDWAY, "each entry moves the wrong way")
    paces = [factor(*moves(book, name)) for name in (FIRST, MIDWAY, LATER, LATE) if name in book]
    pace = paces[0]
    if pace is not None and all(one is not None and same(one, pace, ROUGHLY) for one in paces):
        require(same(pace, 1.0, ROUGHLY), MIDWAY, f"every step is {pace:.4g} times the expected")


@concept("optimizers.second_moment")
def test_steps_are_divided_by_a_root_mean_square(book: AnswerBook) -> None:
    """v is a running mean of the squared gradients, with weights beta2 and 1 - beta2, and its root divides the step."""
    require_memory(book, "v")
    if factor(*ratios(book, OTHER_PARAMS, MIDWAY)) is None:  # steps that do not start from the parameters
        raise Unusable(OTHER_PARAMS)
    remark = "with another v alone, the step does not change as it should"
    require(factor(*ratios(book, OTHER_V, MIDWAY)), OTHER_V, remark)


@concept("optimizers.bias_correction", needs=("optimizers.first_moment", "optimizers.second_moment"))
def test_both_means_are_corrected_for_their_start(book: AnswerBook) -> None:
    """m and v are divided by 1 - beta**step before they are used, but kept undivided; the state counts the steps."""
    for name in (FIRST, MIDWAY, LATER, ALONE, *WITHOUT_EPS):
        state, wanted = book[name][1], book.expected[name][1]
        require(same(state["step"], wanted["step"]), name, "the state does not count the steps")
        require(same(state, wanted), name, "m or v in the state is not the mean itself")
        pace = factor(*moves(book, name))
        remark = f"the step is {pace:.4g} times the expected" if pace else ""
        require(same(pace, 1.0, ROUGHLY), name, remark)
    require_right(book, *WITHOUT_EPS)


IDEAS = {
    OTHER_M: test_steps_go_against_a_mean_of_gradients,
    OTHER_V: test_steps_are_divided_by_a_root_mean_square,
    FIRST: test_both_means_are_corrected_for_their_start,
}


def rest_on(book: AnswerBook, ideas: dict[str, CheckFunction]) -> None:
    """Raise Unusable, naming a call of the first of these ideas that does not hold, if there is one."""
    for name, check in ideas.items():
        try:
            check(book)
        except Failed as failed:
            raise Unusable(name) from failed


@concept("optimizers.epsilon", needs="optimizers.second_moment")
def test_eps_is_added_outside_the_root(book: AnswerBook) -> None:
    """eps is added to the root of the corrected v, outside the root: no less than eps ever divides a step."""
    if not goes_by_its_arguments(book):
        rest_on(book, IDEAS)
    for name in (BIG_EPS, HUGE_EPS):
        shrinks = zip(*(split(one) for one in ratios(book, MIDWAY, name)), strict=True)
        for yours, right in shrinks:  # each array alone: it may have been corrected in a way of its own
            require(factor(yours - 1.0, right - 1.0), name)
    if all(name in book and book.right(name) for name in WITHOUT_EPS):
        require_right(book, *WITH_EPS[:-1])
        require_right(book, DEFAULT_EPS, remark="eps is 1e-8 where none is given")


def split(row: np.ndarray) -> list[np.ndarray]:
    """Return the entries of each array of `MIDWAY` by itself."""
    return np.split(row, [SETTINGS[MIDWAY].params[0].size])


@concept("optimizers.decoupled_decay")
def test_the_decay_is_beside_adam(book: AnswerBook) -> None:
    """Besides Adam's own step, each parameter loses lr * weight_decay times its old value; m and v stay Adam's."""
    if all(book.right(one.name) for one in ADAMW):
        return
    if not goes_by_its_arguments(book):
        rest_on(book, {**IDEAS, BIG_EPS: test_eps_is_added_outside_the_root})
    for decay in DECAYS:
        require_decay(book, decay)
    for decay in DECAYS:
        own = decay.of in book and same(book[decay.without], book[decay.of])
        if not own and not book.right(decay.without):
            rest_on(book, {**IDEAS, BIG_EPS: test_eps_is_added_outside_the_root})
            raise Failed(decay.without, "without decay it is not the step of adam_step")


def require_decay(book: AnswerBook, decay: Decay) -> None:
    """Require that the decay alone makes the difference that it should, wherever there are numbers to tell."""
    with_decay, without = book[decay.with_decay], book[decay.without]
    yours = flat(without[0]) - flat(with_decay[0])
    expected = book.expected[decay.without][0], book.expected[decay.with_decay][0]
    right = flat(expected[0]) - flat(expected[1])
    if np.isfinite(flat(without[0])).all():
        ratio = factor(yours, right)
        remark = "" if ratio is None else f"the decay is {ratio:.4g} times the expected"
        remark = remark if yours.any() else "the decay changes nothing"
        require(same(yours, right, 10 * ROUGHLY), decay.with_decay, remark)
        require(same(with_decay[1], without[1]), decay.with_decay, "the decay is in the state too")


test_inputs_are_left_alone = inputs_are_left_alone("optimizers", PLAN)
