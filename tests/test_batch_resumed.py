"""`--resume` goes on as it was begun: on the same terms, and with nothing left of those who are gone."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from grader.classroom.terms import Terms, given_otherwise
from grader.places import Places
from tests.batches import batch, lines_of, right, write_file

ADA = Path("feedback/ada.html")
OPEN = Terms("k", "", False, ())


@pytest.fixture(scope="module")
def kept(
    quick_kit: Path, private_key: Path, places: Places, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A class of three that was graded with a private key, in `in` and `out`: to be read only."""
    folder = tmp_path_factory.mktemp("class")
    for name in ("ada", "bob", "eve"):
        write_file(folder / "in" / name / "mse.py", right(places, "mse").replace("mean", "sum"))
    ran = graded(quick_kit, folder, "--keys", private_key)
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.fixture
def class_folder(kept: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(kept, tmp_path / "copy"))


def graded(kit: Path, folder: Path, *more: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GRADER_KIT": str(kit)}
    return batch(folder / "in", "--out", folder / "out", "--trust-students", *more, env=environment)


def test_without_the_key_that_it_was_begun_with_nothing_is_written(
    quick_kit: Path, private_key: Path, class_folder: Path
) -> None:
    before = (class_folder / "out" / ADA).read_bytes()
    ran = graded(quick_kit, class_folder, "--resume")
    assert ran.returncode == 2
    assert f"were made with --keys {private_key}. Give that again, or another folder" in " ".join(
        ran.stderr.split()
    )
    assert (class_folder / "out" / ADA).read_bytes() == before


def test_with_other_exercises_neither(quick_kit: Path, private_key: Path, class_folder: Path) -> None:
    ran = graded(quick_kit, class_folder, "--resume", "--keys", private_key, "--exercise", "mse")
    assert (ran.returncode, "were made with no --exercise." in ran.stderr) == (2, True)


def test_on_the_same_terms_it_goes_on(quick_kit: Path, private_key: Path, class_folder: Path) -> None:
    ran = graded(quick_kit, class_folder, "--resume", "--keys", private_key, "--hidden")
    assert "3 submissions (3 graded before)" in ran.stdout, ran.stderr


def test_what_an_earlier_version_began_is_gone_on_with(
    quick_kit: Path, private_key: Path, class_folder: Path
) -> None:
    note = class_folder / "out" / "run.json"
    note.write_text(note.read_text().partition(',"terms"')[0] + "}")
    assert graded(quick_kit, class_folder, "--resume", "--keys", private_key).returncode == 0
    assert graded(quick_kit, class_folder, "--resume").returncode == 2


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        (OPEN, OPEN, []),
        (Terms("k", "", True, ()), OPEN, ["--hidden"]),
        (OPEN, Terms("k", "", True, ()), ["no --hidden"]),
        (OPEN, Terms("p", "mine", True, ()), ["no --keys", "no --hidden"]),
        (Terms("p", "mine", True, ()), OPEN, ["--keys mine"]),
        (Terms("p", "here", True, ()), Terms("p", "there", True, ()), []),
        (Terms("k", "", False, ("mse", "softmax")), OPEN, ["--exercise mse --exercise softmax"]),
    ],
)
def test_what_was_given_otherwise_is_named(before: Terms, now: Terms, says: list[str]) -> None:
    assert given_otherwise(before, now) == says


def test_of_a_submission_that_is_gone_no_file_stays(
    quick_kit: Path, private_key: Path, class_folder: Path
) -> None:
    (class_folder / "in" / "ada").rename(class_folder / "in" / "zoe")
    mine = class_folder / "out" / "feedback" / "mine.html"
    mine.write_text("the instructor's own")
    ran = graded(quick_kit, class_folder, "--resume", "--keys", private_key)
    assert ran.returncode == 0, ran.stderr
    assert "ada: graded in an earlier run, not handed in now" in " ".join(ran.stdout.split())
    files = [path.relative_to(class_folder / "out") for path in (class_folder / "out").rglob("*.*")]
    assert [path for path in files if path.stem == "ada"] == []
    assert len([path for path in files if path.stem == "zoe"]) == 3
    assert mine.exists()
    assert [line["submission"] for line in lines_of(class_folder / "out")] == ["bob", "eve", "zoe"]
