"""The sheet that every picture is drawn on: what it says above, whose code drew it below, room between."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure

from grader.plots.figures.style import DOTS_PER_INCH, SIZE, Scheme, settings

LEFT, TOP, BOTTOM = 0.07, 0.765, 0.14
CAPTION_WIDTH, CREDIT_WIDTH = 118, 135  # characters
Draw = Callable[[Figure, Any, Scheme], None]


@dataclass(frozen=True)
class Texts:
    """What stands on a picture beside the drawing, and what it shows in words for whoever cannot see it."""

    title: str
    caption: str
    credit: str
    alt: str


def figure_of(draw: Draw, numbers: Any, texts: Texts, scheme: Scheme) -> Figure:
    """Return the whole picture. Nothing but its arguments decides what is on it."""
    with settings():
        figure = Figure(SIZE, dpi=DOTS_PER_INCH, facecolor=scheme.paper)
        caption, credit = (
            textwrap.fill(text, width)
            for text, width in ((texts.caption, CAPTION_WIDTH), (texts.credit, CREDIT_WIDTH))
        )
        figure.text(0.03, 0.965, texts.title, color=scheme.ink, fontsize=16, weight="bold", va="top")
        figure.text(0.03, 0.912, caption, color=scheme.quiet, fontsize=10.5, va="top", linespacing=1.4)
        figure.text(0.03, 0.018, credit, color=scheme.quiet, fontsize=8.8, va="bottom", linespacing=1.25)
        draw(figure, numbers, scheme)
    return figure
