"""What `grader plot` says: each picture with what it shows, whose code drew it, and what was left out."""

import textwrap
from pathlib import Path

from grader.plots.drawing import PAGE, Drawn
from grader.report.fitting import WIDTH


def drawn_text(drawn: Drawn, out: Path) -> str:
    """Return the list of pictures, and where to look at them."""
    width = max(map(len, [*drawn.pictures, *drawn.left_out]), default=0) + 3
    lines = [_entry(name, [texts.title, texts.credit], width) for name, texts in drawn.pictures.items()]
    lines += [_entry(name, [f"Left out. {why}"], width) for name, why in drawn.left_out.items()]
    if drawn.pictures:
        lines.append(f"Each as PNG and SVG, light and dark. To see them, open {out / PAGE}")
    return "\n".join(lines)


def _entry(name: str, sentences: list[str], width: int) -> str:
    """Return a name with sentences beside it, each on lines of its own."""
    lines = [line for sentence in sentences for line in textwrap.wrap(sentence, WIDTH - width)]
    return textwrap.indent("\n".join(lines), " " * width).replace(" " * width, f"{name:{width}}", 1) + "\n"
