"""Concepts by student out of nbgrader's export; hidden grading with a private key."""

import csv
from pathlib import Path

import pytest

from grader.classroom.gradebook.concepts import ConceptExporter
from grader.classroom.gradebook.outputs_of import result_in
from grader.key.keyring import Keyring
from grader.key.seeds import keep_seed, seed_of
from grader.places import Places
from grader.report.hidden import HIDDEN
from tests.nbgrader_course import ASSIGNMENT, RIGHT, WHOLE_ARRAY, Course, answered


def exported(course: Course, to: Path, **chosen: list[str]) -> list[dict[str, str]]:
    """Export as `nbgrader export` does, which is tried as a command elsewhere."""
    with course.gradebook() as gradebook:
        ConceptExporter(parent=course.api(), to=str(to), **chosen).export(gradebook)
    with open(to, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_student_has_a_line_of_concepts(course: Course, tmp_path: Path) -> None:
    course.hand_in("ada", "softmax", answered(RIGHT))
    course.hand_in("bob", "softmax", answered(WHOLE_ARRAY))
    assert course.autograde("*")["success"]
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student("col, who handed nothing in")
    ada, bob, col = exported(course, tmp_path / "concepts.csv")
    softmax = [key for key in ada if key.startswith("softmax.")]
    assert (ada["assignment"], ada["submission"]) == (ASSIGNMENT, "ada")
    assert [ada[key] for key in softmax] == ["1"] * 6
    assert [bob[key] for key in softmax] == ["1", "1", "1", "0", "", "1"]
    assert {col[key] for key in softmax} == {ada["mse.runs"]} == {""}
    assert col["submission"] == "col, who handed nothing in"


def test_the_table_can_be_of_some_students(course: Course, tmp_path: Path) -> None:
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student("dee")
    [dee] = exported(course, tmp_path / "some.csv", student=["dee"])
    assert dee["submission"] == "dee"


def test_no_name_is_a_formula(course: Course, tmp_path: Path) -> None:
    name = "=HYPERLINK(1)"
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(name)
    [line] = exported(course, tmp_path / "formula.csv", student=[name])
    assert line["submission"] == f"'{name}"


def test_a_copy_that_somebody_damaged_is_left_out(course: Course, tmp_path: Path) -> None:
    course.hand_in("eve", "softmax", answered(RIGHT))
    course.autograde("eve")
    copy = course.folder / "autograded/eve/training/softmax.ipynb"
    copy.chmod(0o644)
    copy.write_text('{"cells": [{"outputs": [{"data": {"application/vnd.grader-kit.result+json": 3}}]}]}')
    [eve] = exported(course, tmp_path / "damaged.csv", student=["eve"])
    assert eve["softmax.runs"] == ""


@pytest.fixture(scope="module")
def private(course: Course, places: Places) -> Course:
    """The course with a private key for softmax, where the configuration looks for it."""
    folder = course.folder / "key"
    keep_seed(folder, seed_of("a long secret text"))
    Keyring(folder, places.solutions, print).key("softmax")
    return course


def test_with_a_private_key_students_read_sentences_and_no_numbers(private: Course) -> None:
    private.hand_in("fay", "softmax", answered(WHOLE_ARRAY))
    graded = private.autograde("fay")
    assert graded["success"], graded["log"]
    assert private.score("fay") == 3.0
    page = private.feedback("fay")
    assert "Each row of logits gives its own distribution" in page
    assert HIDDEN in page
    assert "one sum for all rows" in private.comment("fay")
    full = next(result for cell in private.autograded("fay").cells if (result := result_in(cell)))
    asked = next(one.counterexample for one in full.concepts if one.counterexample)
    for secret in (asked.call, asked.yours, asked.expected):
        assert secret.splitlines()[0] not in page
