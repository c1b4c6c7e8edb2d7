"""Three paths over the same surface, one for each batch size, and under them the losses by epoch."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from grader.plots.figures.labels import End, label_ends
from grader.plots.figures.sheet import BOTTOM, LEFT, TOP
from grader.plots.figures.style import KINDS, Kind, Scheme, name_upward, plain
from grader.plots.numbers.batches import Batches

NAMES = ("full batch", "batches of 8", "batches of one")


def draw(figure: Figure, numbers: Batches, scheme: Scheme) -> None:
    """Draw the paths above, the losses below."""
    above = figure.add_gridspec(1, 3, left=LEFT, right=0.965, top=TOP - 0.01, bottom=0.49, wspace=0.12)
    for index, kind in enumerate(KINDS):
        _path(figure.add_subplot(above[index]), numbers, index, kind, scheme)
    _losses(figure.add_axes((LEFT, BOTTOM, 0.745, 0.235)), numbers, scheme)


def levels(surface: np.ndarray, count: int = 9) -> np.ndarray:
    """Return the heights of contours that lie close where the ground is low."""
    low, high = float(surface.min()), float(surface.max())
    return low + (high - low) * np.linspace(0.06, 1.0, count) ** 2


def _path(axes: Axes, numbers: Batches, index: int, kind: Kind, scheme: Scheme) -> None:
    plain(axes, scheme, "w", "")
    axes.grid(False)
    heights = levels(numbers.surface)
    axes.contour(
        numbers.weights, numbers.biases, numbers.surface, heights, colors=scheme.rule, linewidths=1.0
    )
    path = numbers.paths[index]
    look = kind.look(scheme) | ({"linewidth": 1.0, "marker": "", "linestyle": "-"} if index == 2 else {})
    axes.plot(path[:, 0], path[:, 1], label=NAMES[index], clip_on=True, **look)
    axes.plot(
        *path[-1],
        marker="o",
        markersize=9,
        color=scheme.paper,
        markeredgecolor=scheme.ink,
        markeredgewidth=1.6,
    )
    axes.set_xlim(float(numbers.weights[0]), float(numbers.weights[-1]))
    axes.set_ylim(float(numbers.biases[0]), float(numbers.biases[-1]))
    axes.set_xticks([-1, 0, 1, 2, 3])
    axes.set_yticks([-1, 0, 1], ["−1", "0", "1"] if index == 0 else [])
    if index == 0:
        name_upward(axes, "b", scheme)
    updates = f"{NAMES[index]}: {len(path) - 1} updates"
    axes.set_title(updates, color=scheme.lines[kind.colour], fontsize=11, loc="left", pad=9, weight="bold")


def _losses(axes: Axes, numbers: Batches, scheme: Scheme) -> None:
    plain(axes, scheme, "epoch", "loss on all examples")
    for name, losses, kind, every in zip(NAMES, numbers.losses, KINDS, (1, 6, 24), strict=True):
        epochs = np.linspace(0, numbers.epochs, len(losses))
        axes.plot(epochs, losses, label=name, markevery=every, **kind.curve(scheme))
    axes.set_xlim(0, numbers.epochs)
    axes.set_ylim(0, 1.05 * max(float(losses[0]) for losses in numbers.losses))
    label_ends(axes, [
        End(float(losses[-1]), name, scheme.lines[kind.colour])
        for name, losses, kind in zip(NAMES, numbers.losses, KINDS, strict=True)
    ])  # fmt: skip
