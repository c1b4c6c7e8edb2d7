"""Heat maps of the four gradients, the learner's beside the right ones; what differs is framed and marked."""

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from grader.plots.figures.style import Scheme
from grader.plots.numbers.backprop import Gradients, ShownGradient

WIDE, HIGH = 0.075, 0.095  # a cell, in shares of the figure
BETWEEN = 0.05  # one layer and the next
UPPER, LOWER = 0.69, 0.225  # where the arrays of weights and those of biases begin, from above
DEPTH = {"light": 0.55, "dark": 0.5}  # how far a cell's colour goes, so that the ink reads well on it


def draw(figure: Figure, numbers: Gradients, scheme: Scheme) -> None:
    """Draw the learner's four arrays on the left, the right ones on the right; or those alone, in the middle."""
    shade = shades(scheme, max(float(np.abs(one.right).max()) for one in numbers.all))
    halves = [(True, 0.03), (False, 0.545)] if numbers.begun else [(False, 0.29)]
    for own, left in halves:
        heading = "your gradients" if own else "the right gradients"
        figure.text(left, 0.785, heading, color=scheme.ink, fontsize=12, weight="bold", va="center")
        for layer in (numbers.all[:2], numbers.all[2:]):
            for gradient, top in zip(layer, (UPPER, LOWER), strict=True):
                _array(_axes(figure, left, top, gradient, scheme), gradient, own, shade, scheme)
            left += WIDE * layer[0].right.shape[1] + BETWEEN


def shades(scheme: Scheme, most: float) -> Callable[[float], Any]:
    """Return what gives a number its colour: one hue below zero, another above, the paper's own at zero.

    It goes by the root of the size, so that one large entry does not make all others pale.
    """
    scale = Normalize(-1.0, 1.0, clip=True)
    most = most or 1.0
    paper = np.array(to_rgb(scheme.paper))
    ends = [paper + DEPTH[scheme.name] * (np.array(to_rgb(scheme.lines[kind])) - paper) for kind in (1, 0)]
    colours = LinearSegmentedColormap.from_list("gradient", [ends[0], paper, ends[1]])

    def shade(number: float) -> Any:
        if np.isnan(number):
            return scheme.paper
        return colours(scale(np.sign(number) * min(abs(number) / most, 1.0) ** 0.5))

    return shade


def _axes(figure: Figure, left: float, top: float, gradient: ShownGradient, scheme: Scheme) -> Axes:
    rows, columns = np.atleast_2d(gradient.right).shape
    axes = figure.add_axes((left, top - HIGH * rows, WIDE * columns, HIGH * rows))
    axes.set(xlim=(0, columns), ylim=(rows, 0), xticks=[], yticks=[], facecolor=scheme.paper)
    axes.spines[:].set_color(scheme.rule)
    return axes


def _array(
    axes: Axes, gradient: ShownGradient, own: bool, shade: Callable[[float], Any], scheme: Scheme
) -> None:
    agrees = gradient.agrees if own else np.ones(gradient.right.shape, bool)
    mark = "" if not own else "  ✓" if agrees.all() else "  ✗"
    axes.set_title(f"∂L/∂{gradient.name}{mark}", color=scheme.ink, fontsize=10.5, loc="left", pad=5)
    shown = gradient.yours if own else gradient.right
    if shown is None:
        axes.text(0.5, 0.5, gradient.instead, color=scheme.ink, ha="center", va="center", fontsize=9.5,
                  transform=axes.transAxes, parse_math=False)  # fmt: skip
        return
    rows, columns = np.atleast_2d(shown).shape
    for row, column in product(range(rows), range(columns)):
        number = float(np.atleast_2d(shown)[row, column])
        axes.add_patch(
            Rectangle((column, row), 1, 1, facecolor=shade(number), edgecolor=scheme.paper, linewidth=1.5)
        )
        if not np.atleast_2d(agrees)[row, column]:
            frame = Rectangle(
                (column + 0.05, row + 0.06), 0.9, 0.88, fill=False, edgecolor=scheme.ink, linewidth=1.8
            )
            axes.add_patch(frame)
        axes.text(column + 0.5, row + 0.5, written(number), color=scheme.ink, ha="center", va="center",
                  fontsize=9.5)  # fmt: skip


def written(number: float) -> str:
    """Return a number in at most seven characters."""
    text = f"{number:.2f}" if abs(number) < 100 else f"{number:.1e}"
    return text.replace("-", "−").replace("e+0", "e").replace("e+", "e")
