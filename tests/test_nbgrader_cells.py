"""Deleted, copied, renamed and edited cells are graded as far as their functions are found, and said."""

import copy
from collections.abc import Callable

import pytest
from nbformat import NotebookNode

from tests.nbgrader_course import (
    RIGHT,
    WHOLE_ARRAY,
    Change,
    Course,
    answered,
    cell,
    with_cell,
    without,
)


def copied(name: str, source: str) -> Change:
    def change(notebook: NotebookNode) -> None:
        twin = copy.deepcopy(cell(notebook, name))
        twin.update(id="a-copy", source=source)
        notebook.cells.append(twin)

    return change


def converted(name: str, kind: str) -> Change:
    def change(notebook: NotebookNode) -> None:
        one = cell(notebook, name)
        one.cell_type = kind
        for key in ("outputs", "execution_count"):
            one.pop(key, None)

    return change


def each_cell(change_of: Callable[[NotebookNode], object]) -> Change:
    def change(notebook: NotebookNode) -> None:
        for one in notebook.cells:
            change_of(one)

    return change


STUB = 'def softmax(logits):\n    """..."""\n    # YOUR CODE HERE\n    raise NotImplementedError()\n'
DONE: dict[str, tuple[list[Change], float, str]] = {
    "nothing": ([], 0.0, "not started"),
    "a right answer": ([answered(RIGHT)], 5.0, "passed"),
    "a wrong answer": ([answered(WHOLE_ARRAY)], 3.0, "one sum for all rows"),
    "the answer in a cell of their own": ([without("softmax"), with_cell(RIGHT)], 5.0, "softmax was missing"),
    "the graded cell deleted": ([answered(RIGHT), without("softmax-check")], 5.0, "softmax-check was missing"),
    "answer and graded cell deleted": ([without("softmax", "softmax-check"), with_cell(RIGHT)], 5.0, "missing"),
    "everything deleted": ([without("softmax-text", "softmax-imports", "softmax", "softmax-check")], 0.0, "missing"),
    "the imports deleted": ([answered(RIGHT), without("softmax-imports")], 5.0, "softmax-imports was missing"),
    "an answer copied and gone on with": ([answered(WHOLE_ARRAY), copied("softmax", RIGHT)], 5.0, "2 times"),
    "the stub copied behind the answer": ([answered(RIGHT), copied("softmax", STUB)], 5.0, "2 times"),
    "the graded cell copied": ([answered(RIGHT), copied("softmax-check", "check('softmax')")], 5.0, "2 times"),
    "the graded cell edited": ([answered(WHOLE_ARRAY, "softmax"), answered("5.0", "softmax-check")], 3.0, "put back"),
    "the graded cell made text": ([answered(RIGHT), converted("softmax-check", "markdown")], 5.0, "passed"),
    "the answer made text": ([answered(RIGHT), converted("softmax", "markdown")], 5.0, "was no code cell"),
    "the answer made raw": ([answered(RIGHT), converted("softmax", "raw")], 5.0, "was no code cell"),
    "marks stripped": ([answered(RIGHT), each_cell(lambda one: one.metadata.clear())], 5.0, "was missing"),
    "a cell with a foreign name": (
        [answered(RIGHT), with_cell("x = 1", nbgrader={"grade_id": "x", "grade": True, "schema_version": 2})],
        5.0,
        "passed",
    ),
    "marks that are no marks": ([answered(RIGHT), with_cell("x = 1", nbgrader=[1, 2])], 5.0, "passed"),
    "a function under another name": ([answered(RIGHT.replace("softmax", "soft_max"))], 0.0, "soft_max"),
}  # fmt: skip


@pytest.mark.parametrize("done", DONE)
def test_cells_are_put_in_order_and_graded(done: str, course: Course) -> None:
    changes, score, said = DONE[done]
    student = done.replace(" ", "-")
    course.hand_in(student, "softmax", *changes)
    graded = course.autograde(student)
    assert graded["success"], graded["log"]
    assert course.score(student) == score
    assert said in course.comment(student)


def test_a_graded_copy_has_each_cell_once_and_in_order(course: Course) -> None:
    course.hand_in("ada", "softmax", without("softmax-text", "softmax"), copied("softmax-check", "1"))
    course.autograde("ada")
    names = [one.metadata.get("nbgrader", {}).get("grade_id") for one in course.autograded("ada").cells]
    assert [name for name in names if name] == ["softmax-text", "softmax-imports", "softmax", "softmax-check"]


def test_a_copied_cell_of_one_student_stops_nobody_else(course: Course) -> None:
    course.hand_in("bob", "softmax", copied("softmax", RIGHT))
    course.hand_in("bea", "softmax", answered(RIGHT))
    assert course.autograde("b[eo][ab]")["success"]
    assert [course.score("bob"), course.score("bea")] == [5.0, 5.0]
