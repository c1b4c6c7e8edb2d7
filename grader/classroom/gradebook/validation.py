"""A student's notebook before it is handed in: what of it would be graded, and what has changed that must not."""

from dataclasses import dataclass
from pathlib import Path

from grader.classroom.gradebook.graded_cells import checked_exercise
from grader.classroom.gradebook.integrity import changed_cells
from grader.curriculum.catalogue import exercises
from grader.notebooks import NotebookError, cells_of, found_in, found_in_cells
from grader.workspace import Found


@dataclass(frozen=True)
class Validation:
    """What of a notebook is graded, and sentences on what would not be graded as it stands."""

    found: list[Found]
    complaints: list[str]


def validation_of(notebook: Path) -> Validation:
    """Return what there is to say about a notebook before its code is run. Raises OSError."""
    if notebook.suffix == ".py":
        return Validation([], [f"{notebook.name} is a program, not a notebook: `grader grade` checks those."])
    data = notebook.read_bytes()
    try:
        cells = cells_of(data)
        there = found_in(data, notebook.name, list(exercises()))
    except NotebookError as problem:
        return Validation([], [f"{notebook.name} cannot be graded: {problem}"])
    checked = [name for cell in cells if (name := checked_exercise(cell.source))]
    found = [there.get(name) or found_in_cells(cells, name) for name in dict.fromkeys([*checked, *there])]
    return Validation(found, [f"{notebook.name}: {one}" for one in changed_cells(notebook)])
