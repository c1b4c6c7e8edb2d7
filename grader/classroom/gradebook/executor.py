"""Our executor for `nbgrader autograde`, in place of `Execute`: it grades in the sandbox and starts no kernel."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Unicode

from grader.classroom.gradebook.graded_cells import tested_cells
from grader.classroom.gradebook.markings import HANDED
from grader.classroom.gradebook.outputs_of import outputs_of, said
from grader.classroom.gradebook.warm_judge import WarmJudge, warm_judge
from grader.classroom.trust import NoSandbox
from grader.key.keyring import NoKey
from grader.notebooks import Cell, found_in_cells
from grader.places import find_places
from grader.workspace import Found

_NOT_OURS = "This cell holds tests of its own, and nothing was run. It waits to be graded by hand."


class GradeInSandbox(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Fills the outputs of the graded cells: the report of the exercise that each checks, and its score."""

    kit = Unicode("", help="The folder of the kit that grades; where the program lies by default.").tag(
        config=True
    )
    keys = Unicode("", help="The folder of a private key, within the course; used where it exists.").tag(
        config=True
    )
    trust_students = Bool(False, help="Whether to grade where the sandbox does not hold.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Return the notebook with the outputs of its graded cells. Raises NbGraderException without a sandbox."""
        judge = self.judge()
        _clear_outputs(nb)
        tested = list(tested_cells(nb))
        wanted = list(dict.fromkeys(exercise for _, exercise in tested if exercise))
        results = judge.results(resources["nbgrader"]["student"], wanted, partial(_found, nb))
        for cell, exercise in tested:
            points = float(cell.metadata.nbgrader["points"])
            cell.outputs = (
                outputs_of(results[exercise], points, judge.hidden) if exercise else said(_NOT_OURS)
            )
        return nb, resources

    def judge(self) -> WarmJudge:
        """Return the judge, started when it is first needed. Raises NbGraderException."""
        kit = Path(self.kit) if self.kit else find_places().root
        keys = Path(self._course_folder(), self.keys).resolve()
        try:
            return warm_judge(kit, keys if self.keys and keys.is_dir() else None, self.trust_students)
        except NoSandbox as error:
            self.log.error(
                "%s For nbgrader that is c.GradeInSandbox.trust_students = True in nbgrader_config.py.", error
            )
            raise NbGraderException(str(error)) from error
        except NoKey as error:
            self.log.error("%s", error)
            raise NbGraderException(str(error)) from error

    def _course_folder(self) -> str:
        exporter: Any = self.parent
        return exporter.parent.coursedir.root


def _clear_outputs(nb: NotebookNode) -> None:
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None


def _found(nb: NotebookNode, exercise: str) -> Found:
    """Return an exercise's program, as far as its functions are in the notebook, with what was mended in it."""
    handed = nb.metadata.get(HANDED, {"remarks": [], "problem": None})
    remarks = tuple(handed["remarks"])
    if handed["problem"] is not None:
        return Found(exercise, problem=handed["problem"], notes=remarks)
    found = found_in_cells([_cell(cell) for cell in nb.cells if cell.cell_type == "code"], exercise)
    return replace(found, notes=(*remarks, *found.notes))


def _cell(cell: NotebookNode) -> Cell:
    marks = cell.metadata.get("nbgrader", {})
    return Cell(cell.source, marks.get("grade_id"), bool(marks.get("solution")))
