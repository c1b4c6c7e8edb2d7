"""Given a folder that somebody prepared, when it is read, then no link is followed and nothing but files is opened."""

import os
import socket
from pathlib import Path

from grader.classroom.intake import listing, read
from tests.classes import MINE, folder, names, programs

CHECKED = "def mse_loss(p, t):\n    return 1.0\n"


def test_links_are_not_followed(tmp_path: Path) -> None:
    folder(
        tmp_path, {"secret/softmax.py": "secret", "class/ada/mse.py": CHECKED, "class/bob/softmax.py": MINE}
    )
    root = tmp_path / "class"
    (root / "ada/softmax.py").symlink_to(tmp_path / "secret/softmax.py")
    (root / "ada/more").symlink_to(tmp_path / "secret")
    (root / "eve").symlink_to(tmp_path / "secret")
    found = listing(root)
    assert programs(found)["ada"] == {
        "mse": CHECKED,
        "softmax": "softmax.py is a link; hand in the file itself.",
    }
    assert sorted(programs(found)) == ["ada", "bob"]
    assert found.left_out == ["ada/more, ada/softmax.py, eve: a link, which is not followed."]


def test_a_link_put_in_the_place_of_a_folder_after_the_listing_is_not_followed(tmp_path: Path) -> None:
    folder(tmp_path, {"secret/softmax.py": "secret", "class/ada/softmax.py": MINE})
    [ada] = listing(tmp_path / "class").submissions
    (tmp_path / "class/ada").rename(tmp_path / "moved")
    (tmp_path / "class/ada").symlink_to(tmp_path / "secret")
    assert [(one.source, one.problem[:26]) for one in read(ada)] == [(None, "softmax.py cannot be read:")]


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    for name in ("ada", "bob", "cy", "di"):
        (tmp_path / name).mkdir()
    (tmp_path / "ada/mse.py").write_text(CHECKED)
    os.mkfifo(tmp_path / "ada/softmax.py")
    os.mkfifo(tmp_path / "bob/softmax.ipynb")
    (tmp_path / "cy/softmax.py").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "di/softmax.py"))
        assert programs(listing(tmp_path)) == {
            "ada": {"mse": CHECKED, "softmax": "softmax.py is not an ordinary file."},
            "bob": {"softmax": "softmax.ipynb is not an ordinary file."},
            "cy": {"softmax": "softmax.py is a folder, not a file."},
            "di": {"softmax": "softmax.py is not an ordinary file."},
        }


def test_hidden_things_and_hard_links_are_told(tmp_path: Path) -> None:
    folder(
        tmp_path,
        {"ada/softmax.py": MINE, "ada/.secret/mse.py": "x", ".trash/softmax.py": "x", ".git/config": "x"},
    )
    os.link(tmp_path / "ada/softmax.py", tmp_path / "elsewhere")
    found = listing(tmp_path)
    assert found.left_out == [".trash, ada/.secret: hidden, and left out."]
    assert found.noted == [
        "ada/softmax.py: has a second name somewhere on this disk (a hard link); it was graded all the same.",
    ]


def test_results_of_an_earlier_run_are_no_submission(tmp_path: Path) -> None:
    folder(tmp_path, {"ada/softmax.py": MINE, "out/run.json": "{}", "out/feedback/ada.html": "x"})
    assert names(tmp_path) == ["ada"]


def test_names_of_any_kind_are_kept_apart(tmp_path: Path) -> None:
    composed, decomposed, broken = "Zoe\u0308", "Zo\u00eb", os.fsdecode(b"\xff\xfe")
    for name in (composed, decomposed, broken, "<b>", "=cmd|1", "a\nb"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "softmax.py").write_text(MINE)
    found = listing(tmp_path)
    assert sorted(programs(found)) == sorted(
        ["Zo\u00eb", "Zo\u00eb (2)", "\\udcff\\udcfe", "<b>", "=cmd|1", "a\nb"]
    )
    assert all(its == {"softmax": MINE} for its in programs(found).values())
    assert found.noted == [
        "Zo\u00eb: the name of several submissions, which are told apart by a number or an address."
    ]


def test_more_files_than_anyone_hands_in_are_not_all_looked_at(tmp_path: Path) -> None:
    folder(tmp_path, {"ada/softmax.py": MINE} | {f"eve/{n}": "" for n in range(2100)})
    found = listing(tmp_path)
    assert programs(found) == {"ada": {"softmax": MINE}, "eve": {}}
    assert "eve: more than 2,000 files, of which only so many were looked at." in found.left_out
