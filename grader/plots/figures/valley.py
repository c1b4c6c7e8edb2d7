"""Three paths down the same narrow valley, one under the other; beside them the losses."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from grader.plots.figures.batches import levels
from grader.plots.figures.labels import End, label_ends
from grader.plots.figures.sheet import BOTTOM, LEFT, TOP
from grader.plots.figures.style import KINDS, Kind, Scheme, plain
from grader.plots.numbers.valley import RATES, STEPS, Valley

NAMES = ("SGD", "momentum", "Adam")
SAYS = ("swings across, creeps along", "gathers speed along", "as fast along as across")
SMALL = {"markersize": 4.0, "markeredgewidth": 0.3, "linewidth": 1.4}  # steps that lie close together
ALONG, ACROSS = (-4.6, 2.6), (-0.62, 0.62)


def draw(figure: Figure, numbers: Valley, scheme: Scheme) -> None:
    """Draw the paths on the left, the losses on the right."""
    rows = figure.add_gridspec(3, 1, left=LEFT, right=0.55, top=TOP - 0.01, bottom=BOTTOM, hspace=0.5)
    paths = (numbers.sgd, numbers.momentum, numbers.adam)
    for index, (path, kind) in enumerate(zip(paths, KINDS, strict=True)):
        _path(figure.add_subplot(rows[index]), numbers, path, index, kind, scheme)
    _losses(figure.add_axes((0.63, BOTTOM, 0.255, TOP - BOTTOM - 0.02)), numbers, paths, scheme)


def _path(axes: Axes, numbers: Valley, path: np.ndarray, index: int, kind: Kind, scheme: Scheme) -> None:
    plain(axes, scheme, "along the valley" if index == 2 else "", "")
    axes.grid(False)
    x, y = np.meshgrid(np.linspace(*ALONG, 121), np.linspace(*ACROSS, 61))
    surface = numbers.loss(np.stack([x, y], axis=-1))
    axes.contour(x, y, surface, levels(surface, 8), colors=scheme.rule, linewidths=1.0)
    axes.plot(path[:, 0], path[:, 1], label=NAMES[index], **(kind.look(scheme) | SMALL))
    axes.plot(0, 0, marker="+", markersize=12, color=scheme.ink, markeredgewidth=1.8)
    axes.set_xlim(*ALONG)
    axes.set_ylim(*ACROSS)
    axes.set_xticks([-4, -2, 0, 2], ["−4", "−2", "0", "2"] if index == 2 else [])
    axes.set_yticks([-0.5, 0, 0.5])
    says = f"{NAMES[index]}: {SAYS[index]}"
    axes.set_title(says, color=scheme.lines[kind.colour], fontsize=11, loc="left", pad=7, weight="bold")


def _losses(axes: Axes, numbers: Valley, paths: tuple[np.ndarray, ...], scheme: Scheme) -> None:
    plain(axes, scheme, "step", "loss, by powers of ten")
    ends = []
    for name, path, kind, rate in zip(NAMES, paths, KINDS, RATES.values(), strict=True):
        losses = np.maximum(numbers.loss(path), 1e-12)
        axes.plot(losses, label=name, markevery=10, **kind.curve(scheme))
        ends.append(End(float(losses[-1]), f"{name}\nrate {rate:g}", scheme.lines[kind.colour]))
    axes.set_yscale("log")
    axes.minorticks_off()
    axes.set_yticks([1e-4, 1e-2, 1, 100], ["10⁻⁴", "10⁻²", "1", "100"])
    axes.set_ylim(2e-5, 100)
    axes.set_xlim(0, STEPS)
    axes.set_xticks(range(0, STEPS + 1, 20))
    label_ends(axes, ends)
