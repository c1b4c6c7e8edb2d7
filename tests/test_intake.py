"""Given what a class handed in, when it is listed and read, then every submission is there, and all is told."""

import os
import pickle
from pathlib import Path

import pytest

from grader.classroom.intake import IntakeError, digest, listing
from grader.workspace import Found
from tests.classes import MINE, archive, folder, names, notes, packed, programs
from tests.notebook_cells import notebook

CHECKED = "def mse_loss(p, t):\n    return 1.0\n"


def test_folders_of_programs_and_notebooks(tmp_path: Path) -> None:
    files = {
        "ada/softmax.py": MINE,
        "ada/mse.ipynb": notebook(CHECKED),
        "bob/all.ipynb": notebook(MINE, CHECKED),
    }
    found = listing(folder(tmp_path, files))
    both = {"mse": CHECKED, "softmax": MINE}
    assert programs(found) == {"ada": both, "bob": both}
    assert found.left_out == found.noted == []


def test_the_tree_that_nbgrader_collects(tmp_path: Path) -> None:
    course = {"nbgrader_config.py": "c = 1", "source/ps1/softmax.ipynb": "the answer", "gradebook.db": b"\0"}
    submitted = {
        "submitted/ada/ps1/softmax.ipynb": notebook(MINE),
        "submitted/ada/ps1/timestamp.txt": "2024-01-01",
    }
    folder(tmp_path, course | submitted)
    assert programs(listing(tmp_path / "submitted")) == {"ada": {"softmax": MINE}}
    found = listing(tmp_path)
    assert programs(found) == {"ada": {"softmax": MINE}}
    assert found.noted == ["submitted: of the course, only this is graded."]


def test_an_exercise_in_two_assignments_is_told(tmp_path: Path) -> None:
    files = {"ada/ps1/softmax.py": "old = 1\n", "ada/ps2/softmax.py": MINE, "ada/ps1/mse.py": CHECKED}
    found = listing(folder(tmp_path / "submitted", files))
    assert programs(found) == {"ada": {"mse": CHECKED, "softmax": MINE}}
    assert notes(found) == ["ps2/softmax.py was graded, not ps1/softmax.py."]


def test_a_folder_around_the_class_is_no_submission(tmp_path: Path) -> None:
    folder(tmp_path, {"homework/ada/softmax.py": MINE, "homework/bob/softmax.py": MINE})
    assert names(tmp_path) == ["ada", "bob"]


def test_a_folder_around_one_students_files_is_looked_into(tmp_path: Path) -> None:
    folder(tmp_path, {"ada/exercises/softmax.py": MINE, "bob/softmax.py": MINE})
    assert programs(listing(tmp_path)) == {"ada": {"softmax": MINE}, "bob": {"softmax": MINE}}


@pytest.mark.parametrize("name", ["softmax (1).py", "Softmax.PY", "softmax-2.py", "softmax - Copy.py"])
def test_a_name_that_a_browser_has_changed_is_known(tmp_path: Path, name: str) -> None:
    found = listing(folder(tmp_path, {f"ada/{name}": MINE}))
    assert programs(found) == {"ada": {"softmax": MINE}}
    assert notes(found) == [f"{name} was taken for softmax."]


def test_the_plain_name_counts_before_a_copy_and_the_upper_folder_before_a_lower(tmp_path: Path) -> None:
    files = {"ada/softmax.py": MINE, "ada/softmax (1).py": "a", "ada/old/softmax.py": "b"}
    found = listing(folder(tmp_path, files))
    assert programs(found) == {"ada": {"softmax": MINE}}
    assert notes(found) == ["softmax.py was graded, not old/softmax.py, softmax (1).py."]


def test_of_a_program_and_a_notebook_one_counts_and_it_is_said(tmp_path: Path) -> None:
    found = listing(
        folder(tmp_path, {"ada/softmax.py": MINE, "ada/all.ipynb": notebook("def softmax(z): return 1")})
    )
    assert programs(found) == {"ada": {"softmax": MINE}}
    assert notes(found) == ["softmax.py was graded, not all.ipynb."]


def test_archives_of_students_are_looked_into(tmp_path: Path) -> None:
    files = {
        "ada.zip": packed({"work/softmax.py": MINE, "__MACOSX/._softmax.py": "x"}),
        "bob/it.zip": packed({"softmax.py": MINE}),
    }
    assert programs(listing(folder(tmp_path, files))) == {"ada": {"softmax": MINE}, "bob": {"softmax": MINE}}


def test_an_empty_submission_is_one_and_is_told(tmp_path: Path) -> None:
    folder(tmp_path, {"ada/softmax.py": MINE, "cy/readme.txt": "sorry"})
    (tmp_path / "bob").mkdir()
    found = listing(tmp_path)
    assert programs(found) == {"ada": {"softmax": MINE}, "bob": {}, "cy": {}}
    assert found.noted == ["bob, cy: holds no notebook, and no program that is named after an exercise."]


def test_what_is_handed_over_is_small_and_can_be_pickled(tmp_path: Path) -> None:
    [ada] = listing(folder(tmp_path, {"ada/softmax.py": MINE, "ada/data.csv": "1" * 10_000})).submissions
    pickled = pickle.dumps(ada)
    assert len(pickled) < 1000 and pickle.loads(pickled) == ada


def test_a_submission_is_read_from_wherever_a_process_happens_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(tmp_path / "submitted", {"ada/ps1/softmax.py": MINE, "ada/ps2/softmax.py": MINE})
    monkeypatch.chdir(tmp_path / "submitted")
    found = listing(Path("."))
    monkeypatch.chdir("/")
    assert programs(found) == {"ada": {"softmax": MINE}}


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "is empty. Expected one folder for each submission"),
        (
            {"softmax.py": MINE},
            "holds softmax.py itself, so it looks like one student's work: `grader grade --dir`",
        ),
        ({"softmax.ipynb": "x", "venv/x.py": "x"}, "holds softmax.ipynb itself"),
        (
            {"ada/readme.txt": "x"},
            "holds no submission: none of its files is a program, a notebook or an archive.",
        ),
    ],
)
def test_where_there_is_no_submission_it_is_said_what_is_expected(
    tmp_path: Path, files: dict[str, str | bytes], says: str
) -> None:
    for root in (folder(tmp_path / "root", {}), archive(tmp_path / "root.zip", files)):
        root.mkdir(exist_ok=True) if root.suffix == "" else None
        folder(tmp_path / "root", files)
        with pytest.raises(IntakeError) as raised:
            listing(root)
        assert says in str(raised.value)


def test_a_root_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "class.tar").write_bytes(b"not a zip")
    os.mkfifo(tmp_path / "pipe")
    for name, says in {
        "nowhere": "There is no folder",
        "class.tar": "is no zip",
        "pipe": "neither a folder nor a file",
    }.items():
        with pytest.raises(IntakeError, match=says):
            listing(tmp_path / name)


def test_the_digest_depends_on_all_that_grading_depends_on() -> None:
    every = [
        [], [Found("mse")], [Found("mse", "x")], [Found("mse", "")], [Found("softmax", "x")], [Found("mse", None, "x")],
        [Found("mse", "x", notes=("a", "b"))], [Found("mse", "x", notes=("ab",))], [Found("mse", "x", lines=(1,))],
        [Found("mse", "x"), Found("softmax", "x")],
    ]  # fmt: skip
    assert len({digest(found) for found in every}) == len(every)
    assert digest(every[-1]) == digest(every[-1][::-1])
