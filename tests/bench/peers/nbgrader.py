"""What `nbgrader autograde` takes with its own executor: a kernel for each notebook."""

import sys
from pathlib import Path

import nbformat

from tests.bench.peers.notebook import solved
from tests.bench.stopwatch import Cost, cost

_CONFIG = "c = get_config()\nc.CourseDirectory.course_id = 'bench'\nc.Execute.timeout = 120\n"


def autograde(folder: Path, students: int) -> Cost:
    """Return what grading this many right submissions took. Raises RuntimeError where one is not full marks."""
    course = folder / "nbgrader"
    (course / "source" / "all").mkdir(parents=True)
    (course / "nbgrader_config.py").write_text(_CONFIG)
    nbformat.write(solved(0, with_asserts=True), course / "source" / "all" / "all.ipynb")
    cost([*_nbgrader(), "generate_assignment", "all"], course)
    for number in range(students):
        handed_in = course / "submitted" / f"s{number:04}" / "all"
        handed_in.mkdir(parents=True)
        nbformat.write(solved(number, with_asserts=True), handed_in / "all.ipynb")
    spent = cost([*_nbgrader(), "autograde", "all"], course)
    _all_must_be_right(course, students)
    return spent


def _nbgrader() -> list[str]:
    return [sys.executable, "-m", "nbgrader"]


def _all_must_be_right(course: Path, students: int) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        scores = [(one.score, one.max_score) for one in gradebook.assignment_submissions("all")]
    if len(scores) != students or any(score != most for score, most in scores):
        raise RuntimeError(f"nbgrader did not give full marks to right answers: {scores}")
