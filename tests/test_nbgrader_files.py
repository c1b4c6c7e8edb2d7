"""Notebooks that were renamed, are missing or damaged: their students are graded and told, all others go on."""

import json
import os
from pathlib import Path

import pytest

from grader.classroom.gradebook.handed_in import Unreadable, parsed
from tests.nbgrader_course import RIGHT, WHOLE_ARRAY, Course, answered


@pytest.mark.parametrize(
    "name", ["softmax (1).ipynb", "Softmax-final.ipynb", "homework.ipynb", "softmax.IPYNB"]
)
def test_a_renamed_notebook_is_found_and_said(name: str, course: Course) -> None:
    student = name.replace(" ", "-")
    course.hand_in(student, "mse")
    path = course.hand_in(student, "softmax", answered(RIGHT))
    path.rename(path.with_name(name))
    assert course.autograde(student)["success"]
    assert course.score(student) == 5.0
    assert f"handed in as {name}" in course.comment(student)


def test_a_renamed_notebook_without_marks_is_found_by_its_name(course: Course) -> None:
    course.hand_in("nora", "mse")
    notebook = {"nbformat": 4, "cells": [{"cell_type": "code", "source": "import numpy as np\n" + RIGHT}]}
    (course.handed_in("nora") / "softmax_nora.ipynb").write_text(json.dumps(notebook))
    assert course.autograde("nora")["success"]
    assert course.score("nora") == 5.0


def test_a_file_name_cannot_write_to_the_terminal(course: Course) -> None:
    course.hand_in("esc", "mse")
    path = course.hand_in("esc", "softmax", answered(RIGHT))
    path.rename(path.with_name("softmax\x1b]0;stolen\x07.ipynb"))
    graded = course.autograde("esc")
    assert "handed in as softmax" in graded["log"]
    assert "\x1b]0" not in "".join(line for line in graded["log"].splitlines() if "handed in as" in line)
    assert "\x1b" not in course.comment("esc")


def test_another_notebook_beside_the_right_one_changes_nothing(course: Course) -> None:
    path = course.hand_in("otto", "softmax", answered(RIGHT))
    path.rename(path.with_name("softmax (old).ipynb"))
    course.hand_in("otto", "softmax", answered(WHOLE_ARRAY))
    assert course.autograde("otto")["success"]
    assert course.score("otto") == 3.0


def test_a_missing_notebook_scores_nothing_and_its_student_is_told(course: Course) -> None:
    course.hand_in("mila", "mse")
    assert course.autograde("mila")["success"]
    assert course.score("mila") == 0.0
    assert "There is no softmax.ipynb in what was handed in" in course.feedback("mila")


DAMAGED = {
    "empty": b"",
    "cut off": b'{"nbformat": 4, "cells": [{"cell_type": "code", "sour',
    "a picture": bytes(range(256)) * 10,
    "JSON, but no notebook": b'{"grade": 5}',
    "a list": b"[]",
    "cells that are none": b'{"nbformat": 4, "cells": {"0": 1}}',
    "nested deeply": b'{"nbformat": 4, "cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "an old format": b'{"nbformat": 3, "worksheets": []}',
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_what_is_no_notebook_scores_nothing_and_stops_nothing(kind: str, course: Course) -> None:
    student = kind.replace(" ", "-").replace(",", "")
    course.hand_in(
        student, "mse", answered("def mse_loss(p, t):\n    return float(np.mean((p - t) ** 2))", "mse")
    )
    (course.handed_in(student) / "softmax.ipynb").write_bytes(DAMAGED[kind])
    assert course.autograde(student)["success"]
    assert (course.score(student), course.score(student, "mse")) == (0.0, 3.0)
    assert "softmax.runs — softmax.ipynb" in course.comment(student)


def test_a_link_to_the_solutions_is_no_submission(course: Course) -> None:
    course.hand_in("lia", "mse")
    (course.handed_in("lia") / "softmax.ipynb").symlink_to(course.folder / "source/training/softmax.ipynb")
    assert course.autograde("lia")["success"]
    assert course.score("lia") == 0.0


def test_a_pipe_does_not_hold_up_the_class(course: Course) -> None:
    course.hand_in("pia", "mse")
    os.mkfifo(course.handed_in("pia") / "softmax.ipynb")
    assert course.autograde("pia")["success"]
    assert "not an ordinary file" in course.comment("pia")


def test_a_hundred_megabytes_of_outputs_are_left_where_they_are(course: Course, tmp_path: Path) -> None:
    path = course.hand_in("max", "softmax", answered(RIGHT))
    notebook = json.loads(path.read_text())
    for one in notebook["cells"]:
        if one["cell_type"] == "code":
            one["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 30_000_000}]
    path.write_text(json.dumps(notebook))
    assert course.autograde("max")["success"]
    assert course.score("max") == 5.0
    assert (course.folder / "autograded/max/training/softmax.ipynb").stat().st_size < 100_000


def test_halves_of_characters_are_replaced_and_all_else_is_read() -> None:
    source = r"{'nbformat': 4, 'cells': [{'cell_type': 'code', 'source': 'a = \ud83d; b = \\ud83d; c = \ud83d\ude00'}]}"
    [cell] = parsed(source.replace("'", '"').encode(), "x.ipynb")
    assert cell.source == "a = \ufffd; b = \\ud83d; c = 😀"


def test_more_cells_than_anybody_writes_are_refused() -> None:
    notebook = {"nbformat": 4, "cells": [{"cell_type": "code", "source": ""}] * 2001}
    with pytest.raises(Unreadable, match="2001 cells"):
        parsed(json.dumps(notebook).encode(), "x.ipynb")
