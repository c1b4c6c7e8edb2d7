"""From the folder that a student handed in to the notebooks of the assignment, for nbgrader's autograde.

nbgrader skips a notebook that was renamed and gives nothing for one that is missing or damaged, without a word to the
student. Here each notebook of the assignment is looked for, read without trust, and what was amiss is passed on.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from traitlets import default

from grader.classroom.gradebook.executor import GradeInSandbox
from grader.classroom.gradebook.handed_in import HandedCell, Unreadable, cells_of
from grader.classroom.gradebook.inert import cell_node
from grader.classroom.gradebook.markings import HANDED
from grader.classroom.gradebook.nodes import notebook_of
from grader.classroom.gradebook.stand_in import stand_in_for
from grader.findings.printable import shown_name


def expect_every_notebook(assignment: str, student: str, notebooks: list[str]) -> None:
    """Add the assignment's notebooks that are not there to a student's; nbgrader's `pre_convert_hook`."""
    if not notebooks:
        return
    folder = os.path.dirname(notebooks[0])
    source = Path("source", assignment)  # nbgrader runs its hooks in the course's folder
    expected = [os.path.join(folder, path.name) for path in sorted(source.glob("*.ipynb"))]
    notebooks += [path for path in expected if not os.path.lexists(path)]


@dataclass(frozen=True)
class Handed:
    """What was handed in for a notebook: its cells and what was amiss.

    `problem` says why there are no cells; it is empty where there was nothing at all, None where all is well.
    """

    cells: list[HandedCell]
    remarks: list[str]
    problem: str | None = None


class SubmissionExporter(NotebookExporter):  # type: ignore[misc]  # nbconvert is not read for its types
    """Reads what was handed in without trust, and everything else as nbgrader does."""

    @default("optimistic_validation")
    def _validate_once(self) -> bool:
        return True  # not after each preprocessor

    def __init__(self, **kw: Any) -> None:
        """Make sure, before anything is begun, that this machine may grade. Raises NbGraderException."""
        super().__init__(**kw)
        GradeInSandbox(parent=self).judge()

    def from_filename(
        self, filename: str, resources: Any = None, **kw: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook after all preprocessors. One that was handed in is never unreadable."""
        path = Path(filename)
        if not self._was_handed_in(path, resources):
            return super().from_filename(filename, resources=resources, **kw)
        handed = self._read(path, resources)
        for remark in [*handed.remarks, handed.problem]:
            if remark:
                self.log.warning("%s: %s", path.parent, remark)
        resources = {
            **resources,
            "metadata": {"name": path.stem, "path": str(path.parent)},
            HANDED: {"remarks": handed.remarks, "problem": handed.problem},
        }
        notebook = notebook_of([cell_node(cell) for cell in handed.cells])
        convert: Any = self.from_notebook_node
        return convert(notebook, resources, **kw)

    def _was_handed_in(self, path: Path, resources: Any) -> bool:
        return path.parent == self._folder("submitted_directory", resources, resources["nbgrader"]["student"])

    def _folder(self, step: str, resources: Any, student: str) -> Path:
        converter: Any = self.parent
        course = converter.coursedir
        return Path(course.format_path(getattr(course, step), student, resources["nbgrader"]["assignment"]))

    def _read(self, path: Path, resources: Any) -> Handed:
        """Return what a notebook holds, or what was handed in in its place."""
        if os.path.lexists(path):
            return _handed(path, [])
        other = stand_in_for(path, self._folder("source_directory", resources, "."))
        if other is None:
            return Handed([], [f"There is no {path.name} in what was handed in."], problem="")
        return _handed(other, [f"{path.name} was handed in as {shown_name(other.name)}."])


def _handed(path: Path, remarks: list[str]) -> Handed:
    try:
        return Handed(cells_of(path), remarks)
    except Unreadable as problem:
        return Handed([], remarks, str(problem))
