"""What the gradebook knows of a notebook's cells since `nbgrader generate_assignment`: the only thing to believe."""

from dataclasses import dataclass
from typing import Literal

from nbgrader.api import Notebook


@dataclass(frozen=True)
class KnownCell:
    """A cell that nbgrader gave a name. `points` is None for one that is not graded."""

    name: str
    kind: Literal["code", "markdown"]
    locked: bool
    source: str
    checksum: str | None
    points: float | None
    solution: bool
    task: bool

    def marks(self) -> dict[str, object]:
        """Return the metadata by which nbgrader knows the cell."""
        marks: dict[str, object] = {
            "schema_version": 3,
            "grade": self.points is not None and not self.task,
            "grade_id": self.name,
            "locked": self.locked,
            "solution": self.solution,
            "task": self.task,
            "cell_type": self.kind,
        }
        if self.points is not None:
            marks["points"] = self.points
        if self.checksum is not None:
            marks["checksum"] = self.checksum
        return marks


def known_cells(notebook: Notebook) -> dict[str, KnownCell]:
    """Return the cells of a notebook of the gradebook by name, in their order."""
    tasks = {cell.name: cell.max_score for cell in notebook.task_cells}
    points = {cell.name: cell.max_score for cell in notebook.grade_cells} | tasks
    solutions = {cell.name for cell in notebook.solution_cells}
    return {
        cell.name: KnownCell(
            cell.name,
            cell.cell_type,
            bool(cell.locked),
            cell.source or "",
            cell.checksum,
            points.get(cell.name),
            cell.name in solutions,
            cell.name in tasks,
        )
        for cell in notebook.source_cells
    }
