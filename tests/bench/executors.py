"""Our nbgrader executor beside nbgrader's own, on the same course: one notebook an exercise, right submissions."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from grader.classroom.gradebook.course import write_course
from grader.curriculum.catalogue import exercises
from grader.places import find_places
from tests.bench.peers.notebook import asserts
from tests.bench.right_answers import CORE, variant
from tests.bench.stopwatch import Cost, cost

ASSIGNMENT = "training"
THEIRS, OURS = 5, 30  # students, so that starting up, some seconds, counts for neither
_THEIRS = "c = get_config()\nc.CourseDirectory.course_id = 'bench'\nc.Execute.timeout = 120\n"
Change = Callable[[NotebookNode, str], None]


def beside_nbgraders(folder: Path) -> None:
    """Print what a submission costs with our executor and with nbgrader's own, and the ratios."""
    ours = autograded(folder / "ours", OURS).each(OURS)
    print(
        f"\nnbgrader autograde: right submissions of {len(CORE)} notebooks; its executor {THEIRS}, ours {OURS}"
    )
    print(f"  {'executor':<34} {'wall':>9} {'CPU':>9}   {'wall / ours':>12} {'CPU / ours':>11}")
    print(f"  {'GradeInSandbox':<34} {ours.wall * 1000:6.0f} ms {ours.cpu * 1000:6.0f} ms")
    for name, change in (
        ("Execute, the same cells: check()", _same_cells),
        ("Execute, assertions only", _assertions),
    ):
        theirs = autograded(folder / change.__name__, THEIRS, change).each(THEIRS)
        ratios = f"{theirs.wall / ours.wall:12.1f} {theirs.cpu / ours.cpu:11.1f}   at least 10, 10"
        print(f"  {name:<34} {theirs.wall * 1000:6.0f} ms {theirs.cpu * 1000:6.0f} ms   {ratios}")


def autograded(course: Path, students: int, change: Change | None = None) -> Cost:
    """Write a course, hand in right answers, and return what `nbgrader autograde` took.

    With `change` the course is nbgrader's own: its executor, and notebooks after this change. Raises RuntimeError
    where an answer did not get full marks.
    """
    notebooks = write_course(find_places(), course, "bench", ASSIGNMENT)
    for path in notebooks:
        if path.stem in exercises() and path.stem not in CORE:
            path.unlink()
    if change is not None:
        (course / "nbgrader_config.py").write_text(_THEIRS)
        for path in filter(Path.exists, notebooks):
            _edit(path, lambda notebook, path=path: change(notebook, path.stem))
    command = [sys.executable, "-m", "nbgrader"]
    cost([*command, "generate_assignment", ASSIGNMENT], course)
    for number in range(students):
        _hand_in(course, number)
    spent = cost([*command, "autograde", ASSIGNMENT], course)
    _all_must_be_right(course, students)
    return spent


def _same_cells(notebook: NotebookNode, exercise: str) -> None:
    """Leave the notebook as it is."""


def _assertions(notebook: NotebookNode, exercise: str) -> None:
    """Put assertions in the place of `check`, a fraction of what it asks."""
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == f"{exercise}-check":
            cell.source = asserts(exercise).replace("train_numpy(", "train(")


def _hand_in(course: Path, number: int) -> None:
    folder = course / "submitted" / f"s{number:04}" / ASSIGNMENT
    shutil.copytree(course / "release" / ASSIGNMENT, folder)
    for exercise in CORE:
        answer = variant(exercise, number, for_peers=True)
        _edit(folder / f"{exercise}.ipynb", lambda notebook, answer=answer: _answer(notebook, answer))


def _answer(notebook: NotebookNode, answer: str) -> None:
    [cell] = [one for one in notebook.cells if one.metadata.get("nbgrader", {}).get("solution")]
    cell.source = answer


def _edit(path: Path, change: Callable[[NotebookNode], None]) -> None:
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    nbformat.write(notebook, path)


def _all_must_be_right(course: Path, students: int) -> None:
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        notebooks = [one for each in gradebook.assignment_submissions(ASSIGNMENT) for one in each.notebooks]
        wrong = [one for one in notebooks if one.max_code_score and one.code_score != one.max_code_score]
    if wrong or len(notebooks) != students * (len(CORE) + 1):
        raise RuntimeError(
            f"Not full marks for right answers: {[(one.student.id, one.name) for one in wrong]}"
        )
