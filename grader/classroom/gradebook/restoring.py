"""Cells that students deleted, copied, converted or renamed, put in order by what the gradebook knows of them.

nbgrader stops for the whole class at a copied cell, for a student at a cell that claims to be graded and is not
known, and at two deleted neighbours. Here only a cell's name is believed; what it is worth, whether it is locked
and what a locked one holds comes from the gradebook, and what had to be mended is said.
"""

import json
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.classroom.gradebook.known_cells import KnownCell, known_cells
from grader.classroom.gradebook.markings import HANDED
from grader.classroom.gradebook.nodes import cell_of, node
from grader.classroom.gradebook.opened import gradebook_at

_MISSING = "This cell was missing in the notebook that was handed in."


class RestoreCells(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Gives a notebook that was handed in its cells back; the first of `Autograde.sanitize_preprocessors`."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Return the notebook with the assignment's cells, each once and as it was given out."""
        about = resources["nbgrader"]
        with gradebook_at(about["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(about["notebook"], about["assignment"])
            known, kernel = known_cells(notebook), notebook.kernelspec
        handed = resources[HANDED]
        remarks: list[str] = []
        _leave_one_of_each(nb, known, remarks)
        for index, cell in enumerate(nb.cells):
            nb.cells[index] = _as_given_out(cell, known, remarks)
        _put_back(nb, known, remarks)
        if handed["problem"] is None:
            handed["remarks"] += remarks
        nb.metadata = node({"kernelspec": json.loads(kernel or "{}"), HANDED: handed})
        return nb, resources


def _name(cell: NotebookNode) -> str | None:
    marks: Any = cell.metadata.get("nbgrader") or {}
    return marks.get("grade_id")


def _leave_one_of_each(nb: NotebookNode, known: dict[str, KnownCell], remarks: list[str]) -> None:
    """Let one cell keep each name: of several the last that was worked on. The others become ordinary cells."""
    claims: dict[str, list[NotebookNode]] = {}
    for cell in nb.cells:
        claims.setdefault(_name(cell) or "", []).append(cell)
    for name, cells in claims.items():
        keeper = None
        if name in known:
            worked_on = [cell for cell in cells if cell.source != known[name].source]
            keeper = (worked_on or cells)[-1]
            if len(cells) > 1:
                remarks.append(
                    f"The cell {name} was there {len(cells)} times; the last one that was worked on counts."
                )
        for cell in cells:
            if cell is not keeper:
                cell.metadata.pop("nbgrader", None)


def _as_given_out(cell: NotebookNode, known: dict[str, KnownCell], remarks: list[str]) -> NotebookNode:
    """Return a cell with what the gradebook knows of it; one that is not known stays a student's own."""
    one = known.get(_name(cell) or "")
    if one is None:
        return cell
    if one.locked:
        if cell.source.split() != one.source.split():
            remarks.append(f"The cell {one.name} was not as it was given out. It was put back.")
        return _node(one, one.source)
    if cell.cell_type != one.kind:
        remarks.append(f"The cell {one.name} was no {one.kind} cell any more. It is one again.")
        return _node(one, cell.source)
    cell.metadata["nbgrader"] = node(one.marks())
    return cell


def _put_back(nb: NotebookNode, known: dict[str, KnownCell], remarks: list[str]) -> None:
    """Insert the cells that are missing, each after the one that it followed."""
    place = 0
    for name, one in known.items():
        found = next((index for index, cell in enumerate(nb.cells) if _name(cell) == name), None)
        if found is None:
            note = f"# {_MISSING}" if one.kind == "code" else f"*{_MISSING}*"
            nb.cells.insert(place, _node(one, one.source if one.locked else note))
            remarks.append(f"The cell {name} was missing. It was put back.")
            found = place
        place = found + 1


def _node(one: KnownCell, source: str) -> NotebookNode:
    return cell_of(one.kind, source, {"nbgrader": one.marks()})
