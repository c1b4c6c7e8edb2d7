"""The learning rate over the steps, with its three phases named."""

import numpy as np
from matplotlib.figure import Figure

from grader.plots.figures.sheet import BOTTOM, LEFT, TOP
from grader.plots.figures.style import FIRST, SECOND, Scheme, note, plain
from grader.plots.numbers.schedule import ScheduleRates


def draw(figure: Figure, numbers: ScheduleRates, scheme: Scheme) -> None:
    """Draw the rate with a warm-up, and the one that starts at its peak."""
    axes = figure.add_axes((LEFT, BOTTOM, 0.895, TOP - BOTTOM - 0.02))
    plain(axes, scheme, "step", "learning rate")
    steps, unit = np.arange(len(numbers.rates)), 1e-4
    axes.axvspan(numbers.warmup, numbers.total, color=scheme.faint, linewidth=0)
    axes.plot(
        steps,
        numbers.from_the_start / unit,
        label="without a warm-up",
        markevery=(50, 100),
        **SECOND.curve(scheme),
    )
    axes.plot(steps, numbers.rates / unit, label="with a warm-up", markevery=(0, 100), **FIRST.curve(scheme))
    peak, final = numbers.peak / unit, numbers.final / unit
    axes.set_ylim(0, peak * 1.28)
    axes.set_xlim(0, len(numbers.rates) - 1)
    axes.set_xticks([0, numbers.warmup, (numbers.warmup + numbers.total) // 2, numbers.total])
    axes.set_yticks([0, 1, 2, 3], ["0", "1·10⁻⁴", "2·10⁻⁴", "3·10⁻⁴"])
    top = peak * 1.2
    phases = (
        (numbers.warmup / 2, "warm-up", scheme.paper),
        ((numbers.warmup + numbers.total) / 2, "cosine decay", scheme.faint),
        ((numbers.total + len(numbers.rates)) / 2, "flat", scheme.paper),
    )
    for x, words, ground in phases:
        note(axes, x, top, words, scheme.ink, ground, ha="center", va="baseline")
    note(axes, 420, peak * 0.93, "with a warm-up", scheme.lines[0], scheme.faint)
    from_the_start = "without a warm-up:\nat the peak from the start"
    note(axes, 420, peak * 0.47, from_the_start, scheme.lines[1], scheme.faint, ha="right")
    where = (numbers.total + len(numbers.rates)) / 2
    note(axes, where, final + peak * 0.07, "final rate", scheme.quiet, scheme.paper, ha="center")
