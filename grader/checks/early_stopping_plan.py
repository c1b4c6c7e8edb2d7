"""The runs that early stopping is asked about: short ones by hand, each for one thing, and long ones by chance."""

from dataclasses import dataclass

import numpy as np

from grader.checks.plan import Call, call


@dataclass(frozen=True)
class Run:
    """The validation losses of a training run, and the patience that it is watched with."""

    name: str
    losses: list[float]
    patience: int
    blames: str | None = "early_stopping.patience"

    @property
    def last(self) -> int:
        """The last epoch of the list."""
        return len(self.losses) - 1

    def call(self) -> Call:
        """Return the call that asks about this run."""
        return call(
            "early_stopping",
            *(self.losses, self.patience),
            name=self.name,
            about="early_stopping.patience",
            blames=self.blames,
        )


def small(start: float, *steps: int, unit: int) -> list[float]:
    """Return losses that differ from `start` by whole steps of 2 ** -unit: exact in float32."""
    return [start + step * 2.0**-unit for step in steps]


def random_run(rng: np.random.Generator, name: str, epochs: int, patience: int, floor: float) -> Run:
    """Return a run that falls, levels out and swings: with ties, and with new minima after long waits."""
    falling = np.linspace(32, 0, epochs) // 1
    swings = rng.integers(-4, 5, size=epochs)
    return Run(name, ((falling + swings) / 8 + floor).tolist(), patience)


def long_runs() -> list[Run]:
    """Return eight long runs, the same every time."""
    rng = np.random.default_rng(15)
    return [
        random_run(rng, f"long run {number}", 24 + 3 * number, 3 + number % 4, floor)
        for number, floor in enumerate((0.75, 2.0, -1.5, 4.0, 1.25, 20.0, 0.0, 3.5), start=1)
    ]


SHORT = [
    Run("stops", [2.0, 1.5, 1.25, 1.375, 1.5, 1.75], 2, blames=None),
    Run("gets better after the stop", [2.0, 1.5, 1.625, 1.75, 0.5, 0.25], 2, blames=None),
    Run("better right after the stop", [1.5, 1.25, 1.375, 1.5, 1.125, 1.25, 1.0], 2, blames=None),
    Run("always falls", [4.0, 3.5, 3.0, 2.5, 2.0], 2),
    Run("always falls, patience 1", [2.0, 1.75, 1.5, 1.125], 1),
    Run("ends while it waits", [2.0, 1.0, 1.5, 1.25], 3),
    Run("patience runs out at the end", [2.0, 1.0, 1.5, 1.25, 1.75], 3),
    Run("more patience than epochs", [1.5, 2.0, 1.75], 7),
    Run("better just in time", [2.0, 1.5, 1.75, 1.625, 1.25, 1.5, 1.375, 1.75, 2.0], 3),
    Run("better one epoch too late", [2.0, 1.5, 1.75, 1.625, 1.875, 1.25, 1.5], 3),
    Run("better too late, then bad", [2.5, 1.5, 1.75, 1.25, 1.5, 1.75, 1.375, 1.5, 1.25, 0.5, 0.75, 1.0, 1.5, 1.25], 3),
    Run("patience 1", [1.5, 1.25, 1.375, 1.0, 0.75], 1),
    Run("one epoch", [0.75], 1),
    Run("one epoch, patience 3", [0.625], 3),
    Run("rises from the start", [1.0, 1.25, 1.5, 1.75, 2.0], 3),
    Run("rises from the start, patience 1", [0.5, 0.625, 0.25], 1),
    Run("first is best, later falls", [1.0, 3.0, 2.5, 2.0, 1.5, 1.25, 1.125, 0.5], 4),
    Run("a loss of 0", [1.0, 0.0, 0.25, 0.125, 0.5, 0.375], 3),
    Run("a loss of 0 at first", [0.0, 0.5, 0.25, 1.0], 2),
    Run("a tie", [2.0, 1.5, 1.5, 1.5, 1.25], 2),
    Run("a tie just in time", [2.0, 1.25, 1.5, 1.25, 1.5, 1.375, 1.0], 3),
    Run("ties with swings", [2.0, 1.25, 1.5, 1.25, 1.5, 1.25, 1.0, 0.75], 4),
    Run("a tie at the end", [1.5, 1.25, 1.375, 1.25], 4),
    Run("all the same", [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], 3),
    Run("single bad epochs", [3.0, 3.5, 2.5, 2.75, 2.0, 2.25, 1.5, 1.75, 1.625, 1.25], 2),
    Run("swings above its minimum", [2.0, 1.0, 3.0, 2.5, 3.5, 2.75, 3.25, 0.75], 5),
    Run("flat above its minimum", [2.0, 1.0, 1.5, 1.5, 1.75, 1.75, 1.75, 0.5], 4),
    Run("negative", [-1.0, -1.5, -1.25, -2.0, -1.75, -1.875], 2),
    Run("through zero", [0.5, 0.25, 0.0, -0.25, -0.125, 0.25, 0.5], 2),
    Run("huge", [5e10, 3e10, 4e10, 2e10, 3e10, 2.5e10, 6e10], 3),
    Run("hundreds", [900.0, 700.0, 750.0, 500.0, 625.0, 600.0], 3),
    Run("falls by 2^-7", small(0.5, 0, -1, -2, -3, -4, -5, unit=7), 2),
    Run("falls by 2^-10", small(0.5, 0, -1, -2, -3, -4, -5, unit=10), 2),
    Run("falls by 2^-12", small(0.5, 0, -1, -2, -3, -4, -5, unit=12), 3),
    Run("falls by 2^-14", small(0.75, 0, -1, -2, -3, -4, -5, unit=14), 3),
    Run("falls by 2^-20", small(0.5, 0, -1, -2, -3, -4, -5, unit=20), 2),
    Run("rises by 2^-14", small(0.5, 0, 1, 2, 3, 4, 5, unit=14), 3),
    Run("rises by 2^-14 below zero", small(-0.5, 0, 1, 2, 3, 4, 5, unit=14), 2),
    Run("falls by little among much", small(500.0, 0, -1, -2, -3, -4, -5, unit=8), 2),
]  # fmt: skip
RUNS = [*SHORT, *long_runs()]
