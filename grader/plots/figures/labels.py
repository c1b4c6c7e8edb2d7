"""Labels at the ends of lines, in the margin to the right, moved apart where lines end close together."""

from dataclasses import dataclass

from matplotlib.axes import Axes

LINE = 13.5  # points from one line of text to the next
GAP = 3.0  # points between one label and the next
ROOM_BELOW = 10.0  # points that labels may reach below the axes
BESIDE = 8.0  # points from the end of a line to its label: a marker stands there


@dataclass(frozen=True)
class End:
    """What a line is called, and the height in the data at which it ends."""

    height: float
    text: str
    colour: str


def label_ends(axes: Axes, ends: list[End]) -> None:
    """Write each label beside the end of its line. Call it when the axes have their limits."""
    figure = axes.figure
    points = figure.dpi / 72
    low, high = axes.get_window_extent().intervaly
    below = low - ROOM_BELOW * points
    at = {end: axes.transData.transform((0.0, end.height))[1] for end in ends}
    heights = {end: (LINE * (end.text.count("\n") + 1) + GAP) * points for end in ends}
    ordered = sorted(ends, key=lambda end: at[end])
    middles = _apart([at[end] for end in ordered], [heights[end] for end in ordered], below, high)
    for end, middle in zip(ordered, middles, strict=True):
        share = (middle - low) / (high - low)
        axes.annotate(
            end.text, (1.0, share), xycoords="axes fraction", xytext=(BESIDE, 0), textcoords="offset points",
            color=end.colour, ha="left", va="center", fontsize=10, linespacing=1.3, parse_math=False,
        )  # fmt: skip


def _apart(wanted: list[float], heights: list[float], low: float, high: float) -> list[float]:
    """Return the middles nearest to those wanted, from below, at which labels of these heights do not touch."""
    middles: list[float] = []
    for place, height in zip(wanted, heights, strict=True):
        floor = middles[-1] + heights[len(middles) - 1] / 2 if middles else low
        middles.append(max(place, floor + height / 2))
    ceiling = high
    for index in reversed(range(len(middles))):
        middles[index] = min(middles[index], ceiling - heights[index] / 2)
        ceiling = middles[index] - heights[index] / 2
    return middles
