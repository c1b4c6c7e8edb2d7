"""`grader validate` has an honest exit status: nbgrader's own is 0 whatever is wrong."""

import json
import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner, Result

from grader.commands.validate import command
from grader.places import Places
from tests.nbgrader_course import RIGHT, WHOLE_ARRAY, Course, answered, with_cell, without


def validate(*notebooks: Path, **environment: str) -> Result:
    return CliRunner().invoke(command, [*map(str, notebooks)], env=environment)


def test_the_shell_sees_the_status_too(course: Course) -> None:
    notebook = course.hand_in("zoe", "softmax", answered(WHOLE_ARRAY))
    assert subprocess.run(["grader", "validate", notebook], capture_output=True, check=False).returncode == 1


def test_a_right_notebook_passes_with_0(course: Course) -> None:
    ran = validate(course.hand_in("ada", "softmax", answered(RIGHT)))
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "✓ passed" in ran.stdout


def test_a_wrong_one_fails_with_1_and_the_report(course: Course) -> None:
    ran = validate(course.hand_in("bob", "softmax", answered(WHOLE_ARRAY)))
    assert ran.exit_code == 1
    assert "softmax.axis — " in ran.stdout and "one sum for all" in ran.stdout


def test_one_that_is_not_begun_fails_with_1(course: Course) -> None:
    ran = validate(course.hand_in("col", "softmax"))
    assert ran.exit_code == 1
    assert "not started" in ran.stdout


def test_one_of_several_is_enough_to_fail(course: Course) -> None:
    right = course.hand_in("dan", "softmax", answered(RIGHT))
    assert validate(right, course.hand_in("dan", "mse")).exit_code == 1


def test_a_changed_graded_cell_fails_though_the_answer_is_right(course: Course) -> None:
    notebook = course.hand_in("eve", "softmax", answered(RIGHT), answered("5.0", "softmax-check"))
    ran = validate(notebook)
    assert ran.exit_code == 1
    assert "softmax.ipynb: A cell that is the grader's has changed" in ran.stderr
    assert "✓ passed" in ran.stdout


def test_a_cell_of_another_type_fails(course: Course) -> None:
    path = course.hand_in("fay", "softmax", answered(RIGHT))
    notebook = json.loads(path.read_text())
    next(one for one in notebook["cells"] if "check(" in one["source"])["cell_type"] = "markdown"
    path.write_text(json.dumps(notebook))
    ran = validate(path)
    assert ran.exit_code == 1
    assert "A code cell has become a markdown cell" in ran.stderr


def test_a_copied_cell_fails_for_nbgrader_would_stop_at_it(course: Course) -> None:
    notebook = course.hand_in("gil", "softmax", answered(RIGHT))
    twice = nbformat.read(notebook, as_version=4)
    twice.cells.append(twice.cells[-1])
    notebook.write_text(json.dumps(twice))
    ran = validate(notebook)
    assert ran.exit_code == 1
    assert "Duplicate grade id" in ran.stderr and "Traceback" not in ran.stderr


def test_the_exercise_is_graded_where_its_graded_cell_was_deleted(course: Course) -> None:
    notebook = course.hand_in("hal", "softmax", answered(WHOLE_ARRAY), without("softmax-check"))
    assert "softmax.axis — " in validate(notebook).stdout


def test_what_is_no_notebook_fails_with_a_sentence(course: Course) -> None:
    path = course.handed_in("ian") / "softmax.ipynb"
    path.write_bytes(b"\x00\x01")
    ran = validate(path)
    assert ran.exit_code == 1
    assert ran.stderr.startswith("softmax.ipynb cannot be graded: it is not")


def test_a_notebook_without_exercises_says_that_nothing_is_graded(course: Course) -> None:
    ran = validate(course.hand_in("jan", "in_your_own_words"))
    assert ran.exit_code == 0
    assert "Nothing in what was given is graded" in ran.stderr


def test_nothing_of_the_notebook_runs_beside_us(course: Course, tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    spy = with_cell(f"open({str(touched)!r}, 'w')", at=0)
    validate(course.hand_in("kim", "softmax", answered(RIGHT), spy))
    assert not touched.exists()


@pytest.mark.parametrize("name", ["nowhere.ipynb", "."])
def test_a_notebook_that_is_not_there_is_wrong_usage(name: str, tmp_path: Path) -> None:
    ran = validate(tmp_path / name)
    assert ran.exit_code == 2
    assert "cannot be read" in ran.stderr


def test_our_own_fault_is_3(course: Course, places: Places, tmp_path: Path) -> None:
    shutil.copytree(places.keys, tmp_path / ".key")
    (tmp_path / ".key" / "softmax.key").write_bytes(b"damaged")
    notebook = course.hand_in("leo", "softmax", answered(RIGHT))
    assert validate(notebook, GRADER_KIT=str(tmp_path)).exit_code == 3


def test_a_program_is_sent_to_the_command_for_programs(tmp_path: Path) -> None:
    (tmp_path / "softmax.py").write_text(RIGHT)
    ran = validate(tmp_path / "softmax.py")
    assert ran.exit_code == 1
    assert "softmax.py is a program, not a notebook: `grader grade` checks those." in ran.stderr
