"""What nbgrader's own rules make of a verdict: points, hand grading, our faults, a machine without the sandbox."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from grader.classroom.gradebook.graded_cells import checked_exercise
from grader.places import Places
from tests.lesser_kernel import LANDLOCK
from tests.nbgrader_course import (
    ASSIGNMENT,
    RIGHT,
    WHOLE_ARRAY,
    Course,
    answered,
    cell,
)

MSE = "def mse_loss(p, t):\n    return float(np.mean((p - t) ** 2))"


@pytest.fixture
def own_course(untouched_course: Course, tmp_path: Path) -> Course:
    return untouched_course.copied(tmp_path / "ml")


def instructor_changes(
    course: Course, name: str, source: str | None = None, points: float | None = None
) -> None:
    """Change a graded cell of softmax.ipynb in source/, and generate the assignment again."""
    path = course.folder / "source" / ASSIGNMENT / "softmax.ipynb"
    notebook = nbformat.read(path, as_version=4)
    graded = cell(notebook, name)
    graded.source = source or graded.source
    graded.metadata.nbgrader["points"] = points or graded.metadata.nbgrader["points"]
    nbformat.write(notebook, path)
    course.generate_assignment()


def test_the_points_of_a_cell_are_the_instructors_to_choose(own_course: Course) -> None:
    instructor_changes(own_course, "softmax-check", points=20)
    own_course.hand_in("ada", "softmax", answered(WHOLE_ARRAY))
    assert own_course.autograde("ada")["success"]
    assert own_course.score("ada") == 12.0


def test_tests_of_the_instructors_own_are_not_run_and_wait_for_a_person(own_course: Course) -> None:
    instructor_changes(own_course, "softmax-check", source="assert softmax(np.zeros(2))[0] == 0.5")
    own_course.hand_in("ada", "softmax", answered("def softmax(z):\n    return z"))
    assert own_course.autograde("ada")["success"]
    assert own_course.score("ada") is None
    assert "nothing was run" in own_course.autograded("ada").cells[-1].outputs[0].data["text/plain"]


@pytest.mark.parametrize(
    ("source", "exercise"),
    [
        ('from grader.notebook import check\n\ncheck("softmax")  # five points', "softmax"),
        ('check("softmax", points=10)', "softmax"),
        ('assert softmax(np.zeros(2))[0] == 0.5\ncheck("softmax")', None),
        ('check("mse")\ncheck("softmax")', None),
        ('if False:\n    check("softmax")', None),
        ('another.check("softmax")', None),
        ("check(", None),
    ],
)
def test_a_cell_is_ours_that_checks_one_exercise_and_does_nothing_else(
    source: str, exercise: str | None
) -> None:
    assert checked_exercise(source) == exercise


def test_a_hand_given_score_stays_when_it_is_graded_again(course: Course) -> None:
    course.hand_in("ada", "softmax", answered(WHOLE_ARRAY))
    course.autograde("ada")
    with course.gradebook() as gradebook:
        gradebook.find_grade("softmax-check", "softmax", ASSIGNMENT, "ada").manual_score = 4.5
        gradebook.find_comment("softmax", "softmax", ASSIGNMENT, "ada").manual_comment = "Nearly."
        gradebook.db.commit()
    course.autograde("ada")
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("softmax-check", "softmax", ASSIGNMENT, "ada")
        assert (grade.score, grade.auto_score, grade.needs_manual_grade) == (4.5, 3.0, True)
        assert gradebook.find_comment("softmax", "softmax", ASSIGNMENT, "ada").comment == "Nearly."


def test_the_written_answer_waits_for_a_person_unless_there_is_none(course: Course) -> None:
    name = "in_your_own_words"
    course.hand_in("amy", name, answered("The third update uses the sum of three gradients.", name))
    course.hand_in("ben", name)
    assert course.autograde("[ab][me][yn]")["success"]
    with course.gradebook() as gradebook:
        grades = [gradebook.find_grade(name, name, ASSIGNMENT, student) for student in ("amy", "ben")]
    assert [(grade.auto_score, grade.needs_manual_grade) for grade in grades] == [(None, True), (0.0, False)]


def test_an_empty_copy_of_the_written_answer_does_not_stand_in_for_it(course: Course) -> None:
    def copy_the_stub(notebook: nbformat.NotebookNode) -> None:
        notebook.cells.append(nbformat.from_dict({**cell(notebook, name), "id": "a-copy"}))
        cell(notebook, name).source = "It uses the sum."

    name = "in_your_own_words"
    course.hand_in("cat", name, copy_the_stub)
    assert course.autograde("cat")["success"]
    with course.gradebook() as gradebook:
        assert gradebook.find_grade(name, name, ASSIGNMENT, "cat").auto_score is None


def test_a_fault_of_ours_is_no_zero_and_is_said(course: Course, places: Places, tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree(places.keys, kit / ".key")
    (kit / ".key" / "softmax.key").write_bytes(b"damaged, and no solutions to build it from")
    course.hand_in("eve", "softmax", answered(RIGHT))
    course.hand_in("eve", "mse", answered(MSE, "mse"))
    graded = course.autograde("eve", kit=str(kit))
    assert graded["success"], graded["log"]
    assert (course.score("eve"), course.score("eve", "mse")) == (None, 3.0)
    assert "not held against you" in course.comment("eve")


def test_without_the_sandbox_nobody_is_graded_unless_trusted(own_course: Course) -> None:
    own_course.hand_in("ada", "softmax", answered(RIGHT))
    refused = autograde_without_landlock(own_course)
    assert refused.returncode == 1
    assert "The sandbox does not hold on this machine" in refused.stderr
    assert "c.GradeInSandbox.trust_students = True" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (own_course.folder / "autograded").exists()
    config = own_course.folder / "nbgrader_config.py"
    config.write_text(config.read_text().replace("trust_students = False", "trust_students = True"))
    assert autograde_without_landlock(own_course).returncode == 0
    assert own_course.score("ada") == 5.0


def autograde_without_landlock(course: Course) -> subprocess.CompletedProcess[str]:
    missing = ",".join(map(str, LANDLOCK))
    return subprocess.run(
        [sys.executable, "-m", "tests.lesser_kernel", missing, sys.executable, "-m", "nbgrader", "autograde",
         ASSIGNMENT, f"--course-dir={course.folder}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
