"""Heat maps of the four gradients, the learner's beside the right ones; what differs is framed and marked."""

from itertools import product
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from grader.plots.figures.sheet import LEFT
from grader.plots.figures.style import Scheme
from grader.plots.numbers.backprop import Gradient, Gradients

WIDE, HIGH = 0.075, 0.082
TOP_ROW, LOWER_ROW = 0.40, 0.17


def draw(figure: Figure, numbers: Gradients, scheme: Scheme) -> None:
    """Draw the learner's four arrays on the left, the right ones on the right."""
    most = max(float(np.abs(one.right).max()) for one in numbers.all) or 1.0
    shades = Shades(scheme, most)
    halves = [("yours", LEFT), ("right", 0.545)] if numbers.begun else [("right", 0.3)]
    for which, left in halves:
        figure.text(left, 0.795, {"yours": "your gradients", "right": "the right gradients"}[which],
                    color=scheme.ink, fontsize=12, weight="bold", va="center")  # fmt: skip
        x = left
        for layer in (numbers.all[:2], numbers.all[2:]):
            for gradient, y in zip(layer, (TOP_ROW, LOWER_ROW), strict=True):
                _array(figure, (x, y), gradient, which == "yours", shades)
            x += WIDE * layer[0].right.shape[1] + 0.05


class Shades:
    """Colours for numbers: one hue below zero, the other above, the paper's own at zero."""

    def __init__(self, scheme: Scheme, most: float) -> None:
        self.scheme = scheme
        self._scale = Normalize(-most, most, clip=True)
        colours = [scheme.lines[1], scheme.paper, scheme.lines[0]]
        self._map = LinearSegmentedColormap.from_list("gradient", colours)

    def of(self, number: float) -> Any:
        """Return the colour of a cell; that of nothing for NaN."""
        return self.scheme.paper if np.isnan(number) else self._map(self._scale(number))

    def ink(self, number: float) -> str:
        """Return the colour of a text on it: the ink or the paper, whichever reads better."""
        ground = luminance(self.of(number))
        dark, light = sorted((self.scheme.ink, self.scheme.paper), key=luminance)
        return dark if (ground + 0.05) ** 2 > (luminance(dark) + 0.05) * (luminance(light) + 0.05) else light


def luminance(colour: Any) -> float:
    """Return a colour's relative luminance, 0 to 1."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _array(figure: Figure, corner: tuple[float, float], gradient: Gradient, own: bool, shades: Shades) -> None:
    scheme, right = shades.scheme, np.atleast_2d(gradient.right)
    rows, columns = right.shape
    axes = figure.add_axes((*corner, WIDE * columns, HIGH * rows))
    axes.set_xlim(0, columns)
    axes.set_ylim(rows, 0)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_facecolor(scheme.paper)
    axes.spines[:].set_color(scheme.rule)
    wrong = own and not gradient.agrees.all()
    name = f"∂L/∂{gradient.name}" + ("  ✗" if wrong else "  ✓" if own else "")
    axes.set_title(name, color=scheme.ink, fontsize=10.5, loc="left", pad=5)
    if own and gradient.yours is None:
        axes.text(columns / 2, rows / 2, gradient.instead, color=scheme.ink, ha="center", va="center",
                  fontsize=9.5, parse_math=False)  # fmt: skip
        return
    shown = np.atleast_2d(gradient.yours if own and gradient.yours is not None else gradient.right)
    agrees = np.atleast_2d(gradient.agrees) if own else np.ones(right.shape, bool)
    for row, column in product(range(rows), range(columns)):
        _cell(axes, row, column, float(shown[row, column]), bool(agrees[row, column]), shades)


def _cell(axes: Axes, row: int, column: int, number: float, agrees: bool, shades: Shades) -> None:
    scheme = shades.scheme
    axes.add_patch(Rectangle((column, row), 1, 1, facecolor=shades.of(number), edgecolor=scheme.paper, linewidth=1.5))
    if not agrees:
        inner = Rectangle((column + 0.06, row + 0.07), 0.88, 0.86, fill=False, edgecolor=shades.ink(number), linewidth=1.8)
        axes.add_patch(inner)
    axes.text(column + 0.5, row + 0.5, written(number), color=shades.ink(number), ha="center", va="center",
              fontsize=9.5)  # fmt: skip


def written(number: float) -> str:
    """Return a number in at most seven characters."""
    text = f"{number:.2f}" if abs(number) < 100 else f"{number:.2g}"
    return text.replace("-", "−").replace("e+0", "e").replace("e+", "e")
