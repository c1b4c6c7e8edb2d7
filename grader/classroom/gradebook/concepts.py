"""Concepts by student out of a course, for `nbgrader export --exporter=...ConceptExporter --to=concepts.csv`."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import msgspec
from nbgrader.api import Assignment, Gradebook
from nbgrader.plugins import ExportPlugin

from grader.classroom.gradebook.graded_cells import checked_exercise
from grader.classroom.gradebook.outputs_of import result_in
from grader.classroom.outputs.asked import as_asked
from grader.classroom.outputs.tables import BYTE_ORDER_MARK, concepts_header, concepts_row
from grader.curriculum.catalogue import exercises
from grader.record import ExerciseResult, Record


class ConceptExporter(ExportPlugin):  # type: ignore[misc]  # nbgrader has no types
    """Writes a line for each assignment and student: 1 for a concept that passed, 0 for one that failed.

    Nothing stands where nothing is known: not checked, not handed in, not graded. The results are those that
    `GradeInSandbox` left in the notebooks of `autograded/`.
    """

    def export(self, gradebook: Gradebook) -> None:
        """Write the table to the file that --to names; `concepts.csv` by default."""
        target = Path(self.to or "concepts.csv")
        assignments = [one for one in gradebook.assignments if _is_wanted(one.name, self.assignment)]
        students = sorted(one.id for one in gradebook.students if _is_wanted(one.id, self.student))
        checked = {name for one in assignments for name in _exercises_of(one)}
        asked = [name for name in exercises() if name in checked]
        lines = [BYTE_ORDER_MARK, _cell("assignment"), concepts_header(asked)]
        for assignment in assignments:
            for student in students:
                record = Record(student, "", 0.0, self._results(student, assignment))
                lines += [_cell(assignment.name), concepts_row(as_asked(record, asked))]
        target.write_bytes(b"".join(lines))
        self.log.info("The concepts of %d students are in %s", len(students), target)

    def _results(self, student: str, assignment: Assignment) -> list[ExerciseResult]:
        """Return what is known of a student's exercises."""
        course: Any = self.parent.coursedir
        folder = Path(course.format_path(course.autograded_directory, student, assignment.name))
        paths = [folder / f"{notebook.name}.ipynb" for notebook in assignment.notebooks]
        return [result for path in paths if path.exists() for result in self._results_in(path)]

    def _results_in(self, path: Path) -> list[ExerciseResult]:
        try:
            cells = json.loads(path.read_text("utf-8"))["cells"]
            results = [result_in(cell) for cell in cells]
        except (
            OSError,
            ValueError,
            TypeError,
            LookupError,
            AttributeError,
            msgspec.ValidationError,
        ) as error:
            self.log.warning("%s is not as autograde wrote it, and left out: %s", path, error)
            return []
        return [result for result in results if result is not None]


def _is_wanted(name: str, wanted: list[Any]) -> bool:
    return not wanted or name in map(str, wanted)


def _exercises_of(assignment: Assignment) -> list[str]:
    """Return the exercises that an assignment's cells check."""
    cells = [cell for notebook in assignment.notebooks for cell in notebook.source_cells if cell.locked]
    return [name for cell in cells if (name := checked_exercise(cell.source or ""))]


def _cell(text: str) -> bytes:
    """Return a text of the instructor's as the first cell of a line."""
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator=",").writerow([text])
    return buffer.getvalue().encode("utf-8")
