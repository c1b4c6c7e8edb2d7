"""Scores and comments into the gradebook, by nbgrader's own rules but for two things.

A cell that holds no score of ours is not full marks, as it would be for nbgrader: it waits for a person. And the
comment on an answer is our verdict on it.
"""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import SaveAutoGrades

from grader.classroom.gradebook.comment import comment_text
from grader.classroom.gradebook.graded_cells import answer_of, is_tested
from grader.classroom.gradebook.opened import gradebook_at
from grader.classroom.gradebook.outputs_of import has_score, result_in


class SaveReport(SaveAutoGrades):  # type: ignore[misc]  # nbgrader has no types
    """Saves what `GradeInSandbox` left in the cells; in place of nbgrader's `SaveAutoGrades`."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Save scores and comments; return the notebook as it was."""
        self._comments = _comments(nb)
        about = resources["nbgrader"]
        self.student_id, self.assignment_id = about["student"], about["assignment"]
        self.notebook_id = about["notebook"]
        self.gradebook = gradebook_at(about["db_url"])
        with self.gradebook:
            for index, cell in enumerate(nb.cells):
                self.preprocess_cell(cell, resources, index)
        return nb, resources

    def _add_score(self, cell: NotebookNode, resources: Any) -> None:
        if not is_tested(cell) or has_score(cell):
            super()._add_score(cell, resources)
            return
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader["grade_id"], self.notebook_id, self.assignment_id, self.student_id
        )
        grade.auto_score = None
        grade.needs_manual_grade = True
        self.gradebook.db.commit()

    def _add_comment(self, cell: NotebookNode, resources: Any) -> None:
        name = cell.metadata.nbgrader["grade_id"]
        if name not in self._comments:
            super()._add_comment(cell, resources)
            return
        comment = self.gradebook.find_comment(name, self.notebook_id, self.assignment_id, self.student_id)
        comment.auto_comment = self._comments[name]
        self.gradebook.db.commit()


def _comments(nb: NotebookNode) -> dict[str, str]:
    """Return what to say on each answer, by its cell's name."""
    said: dict[str, list[str]] = {}
    for cell in nb.cells:
        result = result_in(cell) if is_tested(cell) else None
        answer = answer_of(nb, cell) if result is not None else None
        if result is not None and answer is not None:
            said.setdefault(answer, []).append(comment_text(result))
    return {answer: "\n\n".join(texts) for answer, texts in said.items()}
