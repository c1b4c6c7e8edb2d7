"""Given one folder alone, when it is listed, then a class is not taken for one submission unsaid, nor the reverse."""

from pathlib import Path

import pytest

from grader.classroom.intake import Listing, listing
from tests.classes import MINE, archive, folder, names, packed, programs
from tests.notebook_cells import notebook

CHECKED = "def mse_loss(p, t):\n    return 1.0\n"
A_CLASS = "taken for the folder around a class, with a submission in each folder"
ONE = "taken for one submission with several folders"
NOTEBOOKS = {f"ps1/{name}/{name}_work.ipynb": notebook(MINE) for name in ("ada", "bob", "carl")}


def told(found: Listing) -> str:
    return " ".join(found.noted)


@pytest.mark.parametrize("around", ["", "download/", "export/download/"])
def test_a_class_of_files_that_share_no_name_stays_a_class(tmp_path: Path, around: str) -> None:
    files: dict[str, str | bytes] = {f"{around}{name}": content for name, content in NOTEBOOKS.items()}
    for root in (folder(tmp_path / "root", files), archive(tmp_path / "root.zip", files)):
        found = listing(root)
        assert programs(found) == {name: {"softmax": MINE} for name in ("ada", "bob", "carl")}
        assert f"{around}ps1: {A_CLASS}" in told(found)


def test_what_the_instructor_put_beside_the_students_folders_makes_no_submission_of_them(
    tmp_path: Path,
) -> None:
    found = listing(folder(tmp_path, {**NOTEBOOKS, "ps1/rename.py": "x = 1\n", "ps1/dan.zip": packed({})}))
    assert [one.name for one in found.submissions] == ["ada", "bob", "carl", "dan"]
    assert found.left_out == ["rename.py: in no submission's folder, and left out."]


@pytest.mark.parametrize(
    "parts",
    [
        ("week1", "week2"),
        ("HW 1", "hw_2a"),
        ("mse", "softmax"),
        ("old", "src", "notebooks"),
        ("part a", "part b"),
    ],
)
def test_one_students_folders_stay_one_submission(tmp_path: Path, parts: tuple[str, ...]) -> None:
    found = listing(folder(tmp_path, {f"ada/{part}/mse.py": CHECKED for part in parts}))
    assert programs(found) == {"ada": {"mse": CHECKED}}
    assert f"ada: {ONE}" in told(found)
    assert "give this folder as ROOT" in told(found)


def test_exercises_beside_the_folders_make_them_one_submission(tmp_path: Path) -> None:
    found = listing(
        folder(tmp_path, {"ada/softmax.py": MINE, "ada/mine/mse.py": CHECKED, "ada/hers/x.py": ""})
    )
    assert programs(found) == {"ada": {"mse": CHECKED, "softmax": MINE}}
    assert f"ada: {ONE}" in told(found)


def test_each_can_be_said_otherwise(tmp_path: Path) -> None:
    folder(tmp_path / "one", {"submitted/ada/mine/mse.py": CHECKED, "submitted/ada/hers/softmax.py": MINE})
    folder(tmp_path / "many", {"ps1/Week/softmax.py": MINE, "ps1/Day/softmax.py": MINE})
    assert names(tmp_path / "one") == ["ada"]
    assert names(tmp_path / "many") == ["ps1"]
    assert names(tmp_path / "many" / "ps1") == ["Day", "Week"]


def test_one_students_only_folder_is_looked_into_without_a_word(tmp_path: Path) -> None:
    found = listing(folder(tmp_path, {"ada/submitted/softmax.py": MINE}))
    assert (programs(found), found.noted) == ({"ada": {"softmax": MINE}}, [])


def test_of_files_in_folders_beside_each_other_it_is_told_which_one_counts(tmp_path: Path) -> None:
    files = {"ada/week1/mse.py": "old = 1\n", "ada/week2/mse.py": CHECKED, "bob/mse.py": CHECKED}
    found = listing(folder(tmp_path, files | {"bob/old/mse.py": "old = 1\n"}))
    assert programs(found) == {"ada": {"mse": CHECKED}, "bob": {"mse": CHECKED}}
    assert found.noted == ["ada/week2/mse.py: graded, though a folder beside it holds another."]
