"""One drawing, twice: for pages on light ground and on dark, as data that a page holds in itself."""

import base64
import io
from collections.abc import Callable
from dataclasses import dataclass

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

WIDTH = 3.7  # inches: about a telephone's, so that text keeps its size there


@dataclass(frozen=True)
class Picture:
    """A picture as two data addresses, and what it shows in words."""

    light: str
    dark: str
    says: str


@dataclass(frozen=True)
class Scheme:
    """The colours of text and of lines in one of the two versions."""

    dark: bool
    ink: str
    line: str


LIGHT = Scheme(False, "#1f2328", "#59636e")
DARK = Scheme(True, "#e6eaef", "#a3adb8")
Room = tuple[float, float, float, float]
Draw = Callable[[Axes, Scheme], None]


def picture(draw: Draw, height: float, room: Room, says: str) -> Picture:
    """Return what `draw` draws, `height` inches high; `room` is where its axes lie: left, bottom, width, height."""
    return Picture(_address(draw, height, room, LIGHT), _address(draw, height, room, DARK), says)


def _address(draw: Draw, height: float, room: Room, scheme: Scheme) -> str:
    settings = matplotlib.rc_context({"svg.hashsalt": "grader", "hatch.linewidth": 0.8, "font.size": 9.0})
    with settings:
        figure = Figure((WIDTH, height))
        axes = figure.add_axes(room)
        axes.tick_params(length=0, labelcolor=scheme.ink)
        axes.spines[:].set_visible(False)
        draw(axes, scheme)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
    return "data:image/svg+xml;base64," + base64.b64encode(buffer.getvalue()).decode()
