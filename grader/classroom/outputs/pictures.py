"""The class report's pictures. What colour says in them, hatching, order and numbers say too."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from grader.classroom.outputs.drawing import Picture, Scheme, picture
from grader.classroom.outputs.statistics import BINS, Concept, ConceptFate
from grader.report.wording import short

ROW = 0.235  # inches


@dataclass(frozen=True)
class Part:
    """A part of a bar: what it counts, how it is filled."""

    name: str
    fates: tuple[ConceptFate, ...]
    hatch: str
    light: str
    dark: str

    def look(self, scheme: Scheme) -> dict[str, Any]:
        """Return how it is drawn."""
        colour = self.dark if scheme.dark else self.light
        return {"facecolor": colour, "edgecolor": scheme.line, "hatch": self.hatch, "linewidth": 0.5}


PASSED = Part("passed", ("passed",), "", "#8ecfb5", "#2f7d60")
PARTS = (
    PASSED,
    Part("failed", ("failed",), "//////", "#f08a7e", "#a63a31"),
    Part("not checked", ("not_checked",), "|||", "#e6eaee", "#39424d"),
    Part("not begun", ("not_started", "missing"), "", "#ffffff", "#14181d"),
    Part("our error", ("error",), "xxxxxx", "#f6d77c", "#7a5c12"),
)


def concept_bars(exercise: str, concepts: Sequence[Concept]) -> Picture:
    """Return a bar for each concept of an exercise, in the order of dependence; beside it, how many failed."""

    def draw(axes: Axes, scheme: Scheme) -> None:
        rows, left = range(len(concepts)), [0] * len(concepts)
        for part in PARTS:
            counts = [sum(concept.fates[fate] for fate in part.fates) for concept in concepts]
            axes.barh(rows, counts, 0.68, left, **part.look(scheme))
            left = [start + count for start, count in zip(left, counts, strict=True)]
        everybody = max(1, *left)
        for row, concept in enumerate(concepts):
            if concept.failed:
                axes.text(everybody * 1.04, row, f"{concept.failed:,} ✗", va="center", color=scheme.ink)
        axes.set_yticks(rows, [short(concept.id) for concept in concepts])
        axes.set_ylim(len(concepts) - 0.5, -0.5)
        axes.set_xlim(0, everybody)
        axes.set_xticks([])

    says = f"{exercise}: how many passed and failed each concept. The table below has the numbers."
    return picture(draw, len(concepts) * ROW + 0.1, (0.4, 0.02, 0.43, 0.96), says)


def score_histogram(tenths: Sequence[int]) -> Picture:
    """Return how many submissions reached which share of the points."""

    def draw(axes: Axes, scheme: Scheme) -> None:
        bars = axes.bar(range(BINS), tenths, 0.86, **PASSED.look(scheme))
        labels = [f"{count:,}" if count else "" for count in tenths]
        axes.bar_label(bars, labels, padding=2, color=scheme.ink, fontsize=7)
        edges = range(0, BINS + 1, 2)
        axes.set_xticks([edge - 0.5 for edge in edges], [f"{edge * 10} %" for edge in edges])
        axes.set_ylim(0, max(1, *tenths))
        axes.set_yticks([])

    counts = ", ".join(f"{10 * tenth} to {10 * tenth + 10} %: {count}" for tenth, count in enumerate(tenths))
    says = f"How many submissions reached which share of the points. {counts}."
    return picture(draw, 1.9, (0.04, 0.13, 0.92, 0.77), says)


def legend() -> Picture:
    """Return what the parts of a bar mean."""

    def draw(axes: Axes, scheme: Scheme) -> None:
        patches = [Patch(label=part.name, **part.look(scheme)) for part in PARTS]
        axes.set_axis_off()
        axes.legend(
            handles=patches, ncols=3, loc="center left", frameon=False, labelcolor=scheme.ink, borderpad=0
        )

    return picture(
        draw, 0.5, (0, 0, 1, 1), "The parts of a bar: " + ", ".join(part.name for part in PARTS) + "."
    )
