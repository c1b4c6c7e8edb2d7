"""How the pictures look: two schemes, light and dark, and three kinds of line that differ in more than colour."""

from dataclasses import dataclass
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

SIZE = (9.6, 6.0)  # inches, 16:10
DOTS_PER_INCH = 150
SETTINGS = {
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same widths, so the same layout, everywhere
    "font.size": 10.0,
    "svg.hashsalt": "grader",
    "lines.solid_capstyle": "round",
    "axes.formatter.use_mathtext": False,
}


@dataclass(frozen=True)
class Scheme:
    """The colours of one version. `lines` are those of the first, second and third kind of line."""

    name: str
    paper: str
    ink: str
    quiet: str
    rule: str
    faint: str
    lines: tuple[str, str, str]


LIGHT = Scheme(
    "light", "#ffffff", "#1f2328", "#59636e", "#d1d9e0", "#eef1f4", ("#0550ae", "#9a4a00", "#116329")
)
DARK = Scheme(
    "dark", "#14181d", "#e6eaef", "#a3adb8", "#39424d", "#20262d", ("#86b8ff", "#f0a35e", "#62d26f")
)
SCHEMES = (LIGHT, DARK)


@dataclass(frozen=True)
class Kind:
    """A kind of line: which colour of the scheme, how it is dashed, what marks its points."""

    colour: int
    dashes: Any
    marker: str

    def look(self, scheme: Scheme) -> dict[str, Any]:
        """Return how matplotlib draws it."""
        return {
            "color": scheme.lines[self.colour],
            "linestyle": self.dashes,
            "marker": self.marker,
            "linewidth": 2.0,
            "markersize": 5.5,
            "markeredgecolor": scheme.paper,
            "markeredgewidth": 0.8,
        }

    def curve(self, scheme: Scheme) -> dict[str, Any]:
        """Return how it is drawn over steps or epochs: whole, where a marker stands on the edge of the axes."""
        return {**self.look(scheme), "clip_on": False}


FIRST = Kind(0, "-", "o")
SECOND = Kind(1, (0, (5, 1.6)), "s")
THIRD = Kind(2, (0, (1.2, 1.4)), "^")
KINDS = (FIRST, SECOND, THIRD)


def settings() -> Any:
    """Return the context in which every picture is drawn, whatever the user's own settings are."""
    return matplotlib.rc_context(
        {**matplotlib.rcParamsDefault, **SETTINGS, "backend": matplotlib.get_backend()}
    )


def plain(axes: Axes, scheme: Scheme, across: str, up: str) -> None:
    """Take away what says nothing; name both directions, the upward one above its axis and not sideways."""
    axes.set_facecolor(scheme.paper)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(scheme.rule)
    axes.grid(color=scheme.faint, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=scheme.quiet, length=0, labelsize=9)
    axes.minorticks_off()
    axes.set_xlabel(across, color=scheme.quiet, fontsize=9.5, loc="right")
    axes.set_title(up, color=scheme.quiet, fontsize=9.5, loc="left", pad=8)


def note(axes: Axes, x: float, y: float, text: str, colour: str, ground: str, **how: Any) -> None:
    """Write a label at a point of the data; a rim of the ground's colour keeps the grid away from it."""
    how = {"fontsize": 10, "linespacing": 1.35, "ha": "left", "va": "center", **how}
    rim = [withStroke(linewidth=3.5, foreground=ground)]
    axes.text(x, y, text, color=colour, path_effects=rim, parse_math=False, **how)


def name_upward(axes: Axes, name: str, scheme: Scheme) -> None:
    """Name the upward direction left of its axis, where a heading of its own stands above the axes."""
    axes.text(-0.025, 0.99, name, color=scheme.quiet, fontsize=9.5, ha="right", va="top",
              transform=axes.transAxes)  # fmt: skip
