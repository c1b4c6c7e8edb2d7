"""The curves of the schedule: settings, and the steps at which each is asked for."""

from dataclasses import dataclass

import numpy as np

from grader.checks.plan import Call, call


@dataclass(frozen=True)
class Curve:
    """One schedule: its settings, and the steps that are asked for."""

    warmup: int
    total: int
    rates: tuple[float, ...]
    steps: tuple[int, ...]

    @property
    def ramp(self) -> list[int]:
        """The steps of the warm-up."""
        return [step for step in self.steps if step < self.warmup]

    @property
    def decay(self) -> list[int]:
        """The steps strictly between the peak and the end."""
        return [step for step in self.steps if self.warmup < step < self.total]

    @property
    def after(self) -> list[int]:
        """The steps from the end on."""
        return [step for step in self.steps if step >= self.total]

    def name(self, step: int) -> str:
        """Return the name of the call for a step."""
        return f"step {step} of {self.total}, warm-up {self.warmup}"

    def calls(self) -> list[Call]:
        """Return one call for each step."""
        return [self._call(step) for step in self.steps]

    def _call(self, step: int) -> Call:
        part = "warmup" if step < self.warmup else "end" if step >= self.total else "cosine_decay"
        special = (
            "warmup" if self.warmup < 2 else None
        )  # a warm-up of no step, or of one, is where code divides by 0
        blamed = "end" if part == "end" else special
        return call(
            "warmup_cosine",
            *(step, self.warmup, self.total, *self.rates),
            name=self.name(step),
            about=f"schedule.{'peak' if step == self.warmup else part}",
            blames=f"schedule.{blamed}" if blamed else None,
        )


CURVES = [
    Curve(4, 13, (0.375, 0.0625), (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 13, 14, 17, 22, 40)),
    Curve(5, 21, (0.75,), (0, 1, 3, 5, 9, 13, 17, 21, 22, 37)),
    Curve(0, 8, (0.5, 0.125), (0, 1, 3, 5, 7, 8, 9)),
    Curve(1, 4, (1.25, 0.25), (0, 1, 2, 3, 4, 5)),
    Curve(100, 1000, (2**-10,), (0, 50, 99, 100, 325, 775, 1000, 5000)),
]


def random_curve(rng: np.random.Generator) -> Curve:
    """Return another curve, at some steps of each part."""
    warmup = int(rng.integers(6, 11))
    total = int(warmup + rng.integers(10, 20))
    rates = float(rng.integers(40, 60)) / 8, float(rng.integers(4, 16)) / 8
    steps = (1, warmup - 2, warmup, warmup + 3, warmup + 7, total, total + 5)
    return Curve(warmup, total, rates, steps)
