"""The schedule: whole curves, judged by their own shape first (the ramp, the decay), then by where they go."""

from typing import Any

import numpy as np

from grader.checks.claims import AnswerBook, concept, require, require_right, same
from grader.checks.generic import it_runs
from grader.checks.plan import Call
from grader.checks.schedule_plan import CURVES, Curve, random_curve

PLAN = [one for curve in CURVES for one in curve.calls()]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Return some steps of another curve."""
    return random_curve(rng).calls()


def features(asked: Call, value: Any) -> Any:
    """Leave out what comes after the end; `relations` has it where it says something."""
    step, _, total, *_ = asked.args
    return [] if step > total else value


def relations(_features: dict[str, Any], values: dict[str, Any]) -> Any:
    """Return what comes after the end of the curves that end right; of others, code goes on in many ways."""
    return [
        [values.get(curve.name(step)) for step in curve.after]
        for curve in CURVES
        if curve.name(curve.total) in values and ends_right(curve, values[curve.name(curve.total)])
    ]


def ends_right(curve: Curve, value: Any) -> bool:
    """Return whether this is the final rate of a curve."""
    return same(value, (*curve.rates, 0.0)[1])


def rates(book: AnswerBook, curve: Curve, steps: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Return the learner's rates at some steps, and the right ones."""
    names = [curve.name(step) for step in steps]
    return np.array([book[name] for name in names]), np.array([book.expected[name] for name in names])


def first_wrong(curve: Curve, steps: list[int], yours: np.ndarray, right: np.ndarray) -> str:
    """Return the name of the first call whose rate is not the right one; that of the first call where all are."""
    wrong = [
        step
        for step, one, other in zip(steps, yours, right, strict=True)
        if not same(float(one), float(other))
    ]
    return curve.name([*wrong, *steps][0])


def ramp_length(book: AnswerBook, curve: Curve) -> float | None:
    """Return after how many steps the learner's ramp would be at the peak; None where it is no line from 0."""
    steps = np.array(curve.ramp[1:])
    yours, right = rates(book, curve, curve.ramp[1:])
    with np.errstate(all="ignore"):
        lengths = steps * (right / steps)[0] * curve.warmup / yours
    alike = np.isfinite(lengths).all() and same(lengths, np.full(len(lengths), lengths[0]))
    return float(lengths[0]) if alike and same(book[curve.name(0)], 0.0) else None


def nearly(length: float | None, curve: Curve) -> bool:
    """Return whether a ramp is as long as the warm-up, or one step longer or shorter."""
    return length is not None and abs(length - curve.warmup) < 1.5


test_it_runs = it_runs("schedule")


@concept("schedule.warmup")
def test_the_ramp_is_a_line_from_zero(book: AnswerBook) -> None:
    """During the warm-up the rate grows from 0 at step 0 by the same amount each step; warmup_steps may be 0."""
    for curve in CURVES:
        yours, right = rates(book, curve, curve.ramp)
        if len(curve.ramp) == 1:
            require(same(yours, right), curve.name(0))
        if len(curve.ramp) > 1:
            length, shows = ramp_length(book, curve), first_wrong(curve, curve.ramp, yours, right)
            require(length, shows, "no straight line from 0")
            require(nearly(length, curve), shows, f"this ramp would reach the peak at step {length:.4g}")


@concept("schedule.cosine_decay")
def test_the_decay_is_half_a_cosine(book: AnswerBook) -> None:
    """Between warmup_steps and total_steps the rate falls along half a cosine, slow at both ends and fast between."""
    heights = []
    for curve in CURVES:
        yours, right = rates(book, curve, [curve.warmup, *curve.decay, curve.total])
        if not sinks_to_its_end(yours, right):
            shows = first_wrong(curve, curve.decay, yours[1:-1], right[1:-1])
            require(same_shape(yours, right), shows)
            heights.append((height(yours, right), shows))
    if heights and all(same(one, heights[0][0]) for one, _ in heights):
        factor, shows = heights[0]
        require(same(factor, 1.0), shows, f"the decay is {factor:.4g} times as high as it should be")


def sinks_to_its_end(yours: np.ndarray, right: np.ndarray) -> bool:
    """Return whether a decay is right as long as it is above its own end, which it may reach too early."""
    early = np.abs(yours - yours[-1]) <= 1e-9
    early[0] = True  # where it starts is for others to judge
    return same(yours[~early], right[~early]) and not early[1]


def same_shape(yours: np.ndarray, right: np.ndarray) -> bool:
    """Return whether a decay has the right shape between its own ends."""
    with np.errstate(all="ignore"):
        own, asked = ((one - one[-1]) / (one[0] - one[-1]) for one in (yours, right))
    return same(own, asked)


def height(yours: np.ndarray, right: np.ndarray) -> float:
    """Return how high a decay is from its start to its end, in units of the right height."""
    return float((yours[0] - yours[-1]) / (right[0] - right[-1]))


@concept("schedule.peak", needs="schedule.cosine_decay")
def test_the_ramp_and_the_decay_meet_at_the_peak(book: AnswerBook) -> None:
    """At warmup_steps the rate is the peak: the ramp is headed there, the decay starts there, and nothing is higher."""
    for curve in CURVES:
        yours, right = rates(book, curve, [curve.warmup, curve.total])
        lower = same(*(right - yours)) and not same(yours[1], right[1])  # all of it: the end is to blame
        require(lower or same(yours[0], right[0]), curve.name(curve.warmup))
    for curve in CURVES:
        length = ramp_length(book, curve) if len(curve.ramp) > 1 else None
        if nearly(length, curve):
            shows = first_wrong(curve, curve.ramp, *rates(book, curve, curve.ramp))
            require(same(length, curve.warmup), shows, f"this ramp would reach the peak at step {length:.4g}")


@concept("schedule.end")
def test_it_ends_at_the_final_rate_and_stays_there(book: AnswerBook) -> None:
    """At total_steps, and no sooner, the rate is final_lr (0 where none is given), and there it stays."""
    require_right(book, *(curve.name(step) for curve in CURVES for step in curve.after))
    curve = CURVES[0]
    last = curve.name(curve.decay[-1])
    require(not same(book[last], book.expected[curve.name(curve.total)]), last, "already at the final rate")
