"""Which file a student handed in under another name in place of a notebook."""

import os
from pathlib import Path

from grader.classroom.gradebook.handed_in import Unreadable, cells_of

MOST_FILES = 50


def stand_in_for(missing: Path, source: Path) -> Path | None:
    """Return the notebook beside `missing` that was made from the same one in `source`, or None.

    A file is taken for it by the names that nbgrader gave its cells, else by its own name.
    """
    known = {path.name for path in source.glob("*.ipynb")}
    beside = sorted(name for name in os.listdir(missing.parent) if name.lower().endswith(".ipynb"))
    strangers = [missing.parent / name for name in beside if name not in known][:MOST_FILES]
    names = _cell_names(source / missing.name)
    by_cells = max(strangers, key=lambda path: len(names & _cell_names(path)), default=None)
    if by_cells is not None and names & _cell_names(by_cells):
        return by_cells
    return next((path for path in strangers if _named_after(path, known) == missing.name), None)


def _cell_names(path: Path) -> set[str]:
    try:
        return {cell.name for cell in cells_of(path) if cell.name}
    except (Unreadable, FileNotFoundError):
        return set()


def _named_after(path: Path, known: set[str]) -> str | None:
    """Return the known name that this one holds, the longest where there are several."""
    name = path.stem.lower()
    within = [one for one in known if one.removesuffix(".ipynb").lower() in name]
    return max(within, key=len, default=None)
