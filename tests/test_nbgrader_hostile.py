"""Scores survive hostile notebooks, and what students wrote is inert in the pages of the gradebook."""

from typing import Any

import pytest
from nbformat import NotebookNode, from_dict

from grader.classroom.gradebook.inert import inert
from tests.nbgrader_course import (
    RIGHT,
    WHOLE_ARRAY,
    Change,
    Course,
    answered,
    cell,
    with_cell,
)

SCRIPT = "<script>document.title = 'stolen'</script><img src=x onerror=alert(1)>"


def with_outputs(name: str, *outputs: dict[str, Any]) -> Change:
    def change(notebook: NotebookNode) -> None:
        cell(notebook, name).outputs = [from_dict({"metadata": {}, **output}) for output in outputs]

    return change


def with_marks(name: str, **marks: Any) -> Change:
    def change(notebook: NotebookNode) -> None:
        cell(notebook, name).metadata.nbgrader.update(marks)

    return change


def with_metadata(**metadata: Any) -> Change:
    def change(notebook: NotebookNode) -> None:
        notebook.metadata.update(from_dict(metadata))

    return change


FULL_MARKS = {"output_type": "execute_result", "data": {"text/plain": "5.0"}, "execution_count": 1}
RESULT = "application/vnd.grader-kit.result+json"
TRIED: dict[str, list[Change]] = {
    "a forged score": [with_outputs("softmax-check", FULL_MARKS)],
    "a forged result": [with_outputs("softmax-check", {"output_type": "display_data", "data": {RESULT: {"score": 5}}})],
    "more points": [with_marks("softmax-check", points=1000), with_outputs("softmax-check", FULL_MARKS)],
    "no points": [with_marks("softmax-check", points=0)],
    "points that are none": [with_marks("softmax-check", points="many")],
    "the answer graded as well": [with_marks("softmax", grade=True, points=100)],
    "the graded cell an answer": [with_marks("softmax-check", solution=True, locked=False)],
    "a graded cell of their own": [
        with_cell("5.0", nbgrader={"grade": True, "solution": False, "locked": True, "points": 50, "grade_id": "bonus",
                                   "schema_version": 3, "task": False})
    ],
    "another kernel": [with_metadata(kernelspec={"name": "bash", "language": "bash", "display_name": "bash"})],
    "remarks in our name": [with_metadata(grader={"remarks": ["All is well."], "problem": None})],
    "a problem in our name": [with_metadata(grader={"remarks": [], "problem": ""})],
    "check replaced": [with_cell("import grader.notebook\ngrader.notebook.check = lambda name: 5.0", at=2)],
    "cells emptied": [with_cell("get_ipython().input_transformers_cleanup.append(lambda lines: ['5.0'])", at=0)],
    "comparison replaced": [with_cell("np.allclose = np.testing.assert_allclose = lambda *a, **k: True", at=2)],
    "the database written": [
        with_cell("import sqlite3, glob\nfor db in glob.glob('../../../*.db'):\n    c = sqlite3.connect(db)\n"
                  "    c.execute('UPDATE grade SET manual_score = 5'); c.commit()", at=2)
    ],
    "the kernel ended": [with_cell("import os\nos._exit(0)", at=2)],
    "no end": [with_cell("while True:\n    pass", at=2)],
}  # fmt: skip


@pytest.mark.parametrize("tried", TRIED)
def test_a_wrong_answer_scores_what_it_deserves(tried: str, course: Course) -> None:
    student = tried.replace(" ", "-")
    course.hand_in(student, "softmax", answered(WHOLE_ARRAY), *TRIED[tried])
    graded = course.autograde(student)
    assert graded["success"], graded["log"]
    assert course.score(student) == 3.0
    assert "one sum for all rows" in course.comment(student)
    with course.gradebook() as gradebook:
        assert gradebook.find_submission("training", student).max_score == 13.0


ACTIVE = {
    "a script in text": [with_cell(SCRIPT, "markdown")],
    "a script in a fence": [with_cell(f"```mermaid\n{SCRIPT}\n```", "markdown")],
    "a script in a heading": [with_cell(f"# {SCRIPT}", "markdown")],
    "a link that runs": [with_cell("[click](javascript:alert(1)) [x][1]\n\n[1]: javascript:alert(1)", "markdown")],
    "a picture that is not there": [with_cell("![x](attachment:nothing.png)", "markdown")],
    "outputs that run": [
        with_outputs("softmax", {"output_type": "display_data", "data": {"text/html": SCRIPT}}),
        with_outputs("softmax-check", {"output_type": "display_data", "data": {"application/javascript": "alert(1)"}}),
    ],
    "widgets": [with_metadata(widgets={"application/vnd.jupyter.widget-state+json": {"x": SCRIPT}})],
    "an exception's text": [answered(f"def softmax(z):\n    raise ValueError({SCRIPT!r})")],
    "a name": [answered(f"{RIGHT}\nprint({SCRIPT!r})")],
}  # fmt: skip


@pytest.mark.parametrize("tried", ACTIVE)
def test_nothing_of_a_student_runs_in_the_feedback(tried: str, course: Course) -> None:
    student = tried.replace(" ", "-").replace("'", "")
    course.hand_in(student, "softmax", *ACTIVE[tried])
    assert course.autograde(student)["success"]
    page = course.feedback(student)
    assert "<script>document" not in page
    assert "<img src=x" not in page and 'onerror="' not in page
    assert 'href="javascript' not in page and "alert(1)</script>" not in page


@pytest.mark.parametrize("text", ["a < b and c > d", "1. one\n2. two", "`x[i](y)` in $a<b$", "**bold** [1]"])
def test_ordinary_text_reads_as_it_was_written(text: str) -> None:
    assert inert(text, set()).replace("\u200b", "") == text


def test_a_picture_that_is_attached_is_shown(course: Course) -> None:
    def attach(notebook: NotebookNode) -> None:
        notebook.cells.append(
            from_dict({"cell_type": "markdown", "id": "p", "metadata": {}, "source": "![x](attachment:p.png)",
                       "attachments": {"p.png": {"image/png": "aGVsbG8="}, "q": {"text/html": SCRIPT}}})
        )  # fmt: skip

    course.hand_in("pic", "softmax", attach)
    assert course.autograde("pic")["success"]
    assert "data:image/png;base64,aGVsbG8=" in course.feedback("pic")
