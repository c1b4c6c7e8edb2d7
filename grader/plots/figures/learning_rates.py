"""Three bowls with a path in each, and under them the losses."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from grader.plots.figures.labels import End, label_ends
from grader.plots.figures.sheet import BOTTOM, LEFT, TOP
from grader.plots.figures.style import KINDS, Kind, Scheme, name_upward, plain
from grader.plots.numbers.learning_rates import LearningRates

NAMES = ("crawls", "converges", "diverges")
IN_THE_BOWL = 9  # points of a path: those of the one that diverges stay within the picture


def draw(figure: Figure, numbers: LearningRates, scheme: Scheme) -> None:
    """Draw the paths above, the losses below."""
    above = figure.add_gridspec(1, 3, left=LEFT, right=0.965, top=TOP - 0.01, bottom=0.5, wspace=0.16)
    for index, kind in enumerate(KINDS):
        _bowl(figure.add_subplot(above[index]), numbers, index, kind, scheme)
    axes = figure.add_axes((LEFT, BOTTOM, 0.725, 0.25))
    _losses(axes, numbers, scheme)


def _bowl(axes: Axes, numbers: LearningRates, index: int, kind: Kind, scheme: Scheme) -> None:
    plain(axes, scheme, "weight w" if index == 2 else "", "")
    axes.plot(numbers.weights, numbers.bowl, color=scheme.quiet, linewidth=1.2)
    path = numbers.paths[index, :IN_THE_BOWL]
    heights = numbers.losses[index, :IN_THE_BOWL]
    axes.plot(path, heights, label=NAMES[index], **kind.look(scheme))
    axes.set_ylim(-4, 1.12 * float(numbers.bowl.max()))
    axes.set_xlim(float(numbers.weights[0]), float(numbers.weights[-1]))
    axes.set_xticks([-2, 0, 2, 4, 6])
    axes.set_yticks([0, 40, 80], ["0", "40", "80"] if index == 0 else [])
    if index == 0:
        name_upward(axes, "loss", scheme)
    title = f"{NAMES[index]}: learning rate {numbers.rates[index]:.3f}"
    axes.set_title(title, color=scheme.lines[kind.colour], fontsize=11, loc="left", pad=9, weight="bold")


def _losses(axes: Axes, numbers: LearningRates, scheme: Scheme) -> None:
    plain(axes, scheme, "update", "loss, by powers of ten")
    steps = np.arange(numbers.losses.shape[1])
    shown = np.maximum(numbers.losses, 1e-300)
    for name, losses, kind in zip(NAMES, shown, KINDS, strict=True):
        axes.plot(steps, losses, label=name, markevery=2, **kind.curve(scheme))
    axes.set_yscale("log")
    axes.minorticks_off()
    axes.set_xlim(0, steps[-1])
    axes.set_ylim(3e-10, 1e5)
    axes.set_yticks([1e-8, 1e-4, 1, 1e4], ["10⁻⁸", "10⁻⁴", "1", "10⁴"])
    axes.set_xticks(steps[::5])
    label_ends(axes, [
        End(float(losses[-1]), f"{name}, rate {rate:.3f}", scheme.lines[kind.colour])
        for name, losses, rate, kind in zip(NAMES, shown, numbers.rates, KINDS, strict=True)
    ])  # fmt: skip
