"""A whole schedule, step by step: the ramp, half a cosine, and what is left after it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.plan import program
from grader.plots.numbers.recipe import Recipe, outcome

WARMUP, TOTAL, SHOWN = 100, 1000, 1150
PEAK, FINAL = 3e-4, 3e-5
WANTED = {"rates": (SHOWN + 1,), "from_the_start": (SHOWN + 1,)}
PROGRAM = f"""
def rates_of(warmup_steps):
    steps = range({SHOWN + 1})
    return np.array([float(warmup_cosine(step, warmup_steps, {TOTAL}, {PEAK}, {FINAL})) for step in steps])
rates = rates_of({WARMUP})
from_the_start = rates_of(0)
"""


@dataclass(frozen=True)
class ScheduleRates:
    """The learning rate of each step, counted from 0; with a warm-up and without."""

    warmup: int
    total: int
    peak: float
    final: float
    rates: np.ndarray
    from_the_start: np.ndarray


def read(answers: list[Any]) -> ScheduleRates:
    """Return the numbers. Raises WrongKind."""
    return ScheduleRates(WARMUP, TOTAL, PEAK, FINAL, **outcome(answers[0], WANTED))


def words(numbers: ScheduleRates) -> dict[str, Any]:
    """Return where the phases change, and the rates there."""
    middle = (numbers.warmup + numbers.total) // 2
    return {
        "warmup": numbers.warmup,
        "total": numbers.total,
        "peak": numbers.rates.max(),
        "final": numbers.rates[-1],
        "middle": middle,
        "half": numbers.rates[middle],
    }


RECIPE = Recipe(
    ("schedule",), (program("warmup_cosine", PROGRAM, list(WANTED), name="a schedule"),), read, words
)
