"""All that was asked for, drawn into a folder."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.grading import Judge
from grader.plots.figures.sheet import Texts
from grader.plots.files import write
from grader.plots.page import page
from grader.plots.pictures import Picture
from grader.plots.sources import LeftOut, Sources

PAGE = "index.html"


@dataclass(frozen=True)
class Drawn:
    """What was drawn, by name, with what stands on it; and what was left out, with the reason."""

    pictures: dict[str, Texts] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


def draw_all(
    pictures: Sequence[Picture], folder: Path, solutions: Path | None, judge: Judge, out: Path
) -> Drawn:
    """Draw pictures from the learner's files in `folder`, and write them and their page. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    wanted = sorted({exercise for picture in pictures for exercise in picture.uses})
    sources = Sources(folder, solutions, judge, wanted)
    drawn = Drawn()
    for picture in pictures:
        try:
            shown = picture.compute(sources, judge)
        except LeftOut as why:
            drawn.left_out[picture.name] = str(why)
            continue
        write(picture, shown, out)
        drawn.pictures[picture.name] = picture.texts(shown)
    if drawn.pictures:
        (out / PAGE).write_text(page(drawn.pictures, drawn.left_out), "utf-8")
    return drawn
