"""The students' kit: everything that a student needs, and nothing that an instructor has."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.cli import COMMANDS
from grader.curriculum.catalogue import exercises
from grader.key.keyring import Keyring
from grader.places import Places
from grader.release.contents import INSTRUCTORS, PROGRAM
from grader.release.writing import ReleaseError, release
from tests.golden_reports import FOLDER as GOLDEN
from tests.own_kit import in_students_copy

STUDENTS = {"grade", "list", "hint", "reveal", "reset"}
BUILDS = {"grader.key.making"}  # imported where it is there, and not in this copy
WRONG = "import numpy as np\n\ndef softmax(z):\n    e = np.exp(z - z.max())\n    return e / e.sum()\n"


@pytest.fixture(scope="module")
def kit(students_kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(students_kit, tmp_path_factory.mktemp("released") / "copy"))


def modules(kit: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted((kit / "grader").rglob("*.py")):
        name = ".".join(path.relative_to(kit).with_suffix("").parts)
        yield name.removesuffix(".__init__"), path


# --- what is in it


def test_what_belongs_to_instructors_is_not_there(kit: Path) -> None:
    assert all((PROGRAM / room).exists() for room in INSTRUCTORS), "a room that is not there anymore"
    assert not [room for room in INSTRUCTORS if (kit / "grader" / room).exists()]
    assert not (kit / "solutions").exists()


def test_the_exercises_are_stubs_whatever_the_instructor_has_begun(kit: Path) -> None:
    assert {path.stem for path in (kit / "exercises").iterdir()} == set(exercises())
    for path in (kit / "exercises").iterdir():
        assert "raise NotImplementedError()" in path.read_text()


def test_no_module_needs_one_that_is_not_there(kit: Path) -> None:
    here = {name for name, _ in modules(kit)}
    missing = {
        (name, wanted)
        for name, path in modules(kit)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and (wanted := node.module or "").startswith("grader")
        if wanted not in here | BUILDS
    }
    assert missing == set()


def test_every_module_can_be_imported(kit: Path) -> None:
    names = [name for name, _ in modules(kit) if not name.endswith("__main__")]
    program = f"import importlib\nfor name in {names}: importlib.import_module(name)"
    ran = subprocess.run(
        [sys.executable, "-P", "-c", program],
        env={**os.environ, "PYTHONPATH": str(kit)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def test_the_project_file_asks_for_what_ours_does_and_for_no_extra_but_the_pictures(
    kit: Path, places: Places
) -> None:
    theirs, ours = (tomllib.loads((root / "pyproject.toml").read_text()) for root in (kit, places.root))
    for field in ("name", "version", "requires-python", "dependencies", "scripts", "entry-points"):
        assert theirs["project"][field] == ours["project"][field]
    assert theirs["tool"]["setuptools"]["data-files"] == ours["tool"]["setuptools"]["data-files"]
    ours_for_pictures = ours["project"]["optional-dependencies"]["plots"]
    assert theirs["project"]["optional-dependencies"] == {"plots": ours_for_pictures}


# --- what a student does with it


def test_the_commands_that_are_listed_are_those_that_are_there(kit: Path) -> None:
    listed = re.findall(
        r"^  (\w+)  ", in_students_copy(kit, "--help").stdout.partition("Commands:")[2], re.MULTILINE
    )
    there = {name for name in COMMANDS if (kit / "grader" / "commands" / f"{name}.py").exists()}
    assert set(listed) == there >= STUDENTS
    assert all(in_students_copy(kit, name, "--help").returncode == 0 for name in listed)
    refused = in_students_copy(kit, "batch", "class")
    assert (refused.returncode, "No such command" in refused.stderr) == (2, True)


def test_a_mistake_is_told_as_in_the_authors_copy(kit: Path) -> None:
    (kit / "exercises" / "softmax.py").write_text(WRONG)
    ran = in_students_copy(kit, "grade", "softmax")
    assert ran.returncode == 1
    assert (GOLDEN / "softmax.whole_array.txt").read_text() in ran.stdout


def test_right_answers_pass_and_untouched_ones_are_not_started(kit: Path, places: Places) -> None:
    assert places.solutions is not None
    for name in exercises():
        shutil.copy(places.solutions / name / "reference.py", kit / "exercises" / f"{name}.py")
    assert in_students_copy(kit, "grade").returncode == 0
    assert in_students_copy(kit, "reset", "mse").returncode == 0
    ran = in_students_copy(kit, "grade", "mse", "softmax")
    assert ("not started" in ran.stdout, "✓ passed" in ran.stdout, ran.returncode) == (True, True, 1)


def test_nothing_points_to_a_reference_that_is_not_there(kit: Path) -> None:
    (kit / "exercises" / "softmax.py").write_text(WRONG)
    hints = [in_students_copy(kit, "hint", "softmax").stdout for _ in range(3)]
    assert "That was the last hint." in hints[-1] and "reveal" not in hints[-1]
    refused = in_students_copy(kit, "reveal", "softmax")
    assert (refused.returncode, "holds no solutions" in refused.stderr) == (2, True)


def test_with_the_solutions_handed_out_later_it_reveals_them(kit: Path, places: Places) -> None:
    assert places.solutions is not None
    shutil.copytree(places.solutions, kit / "solutions")
    (kit / "exercises" / "softmax.py").write_text(WRONG)
    ran = in_students_copy(kit, "reveal", "softmax", "--show-me")
    shutil.rmtree(kit / "solutions")
    assert ran.returncode == 0, ran.stderr
    assert "keepdims=True" in ran.stdout and not ran.stderr


def test_a_key_of_another_version_is_said(kit: Path, tmp_path: Path) -> None:
    shutil.copytree(kit, tmp_path / "kit")
    plan = tmp_path / "kit" / "grader" / "checks" / "test_softmax.py"
    plan.write_text(plan.read_text().replace("[1.0, 2.0, 3.0]", "[1.0, 2.0, 3.5]"))
    (tmp_path / "kit" / "exercises" / "softmax.py").write_text(WRONG)
    ran = in_students_copy(tmp_path / "kit", "grade", "softmax")
    assert ran.returncode == 3
    assert "belongs to another version of the checks" in " ".join(ran.stdout.split())


# --- what is refused


def test_nothing_is_overwritten_and_no_private_key_is_released(places: Places, tmp_path: Path) -> None:
    keyring = Keyring(places.learners_keys, places.solutions, print)
    (tmp_path / "notes.txt").touch()
    with pytest.raises(ReleaseError, match="not an empty folder"):
        release(places, keyring, tmp_path)
    with pytest.raises(ReleaseError, match="within the kit's own parts"):
        release(places, keyring, places.exercises / "kit")
    shutil.copytree(places.learners_keys, tmp_path / "keys")
    (tmp_path / "keys" / "seed").write_text("1234567890123\n")
    with pytest.raises(ReleaseError, match="private key"):
        release(places, Keyring(tmp_path / "keys", places.solutions, print), tmp_path / "kit")
    assert not (tmp_path / "kit").exists()


def test_a_students_copy_releases_nothing(kit: Path, tmp_path: Path) -> None:
    keyring = Keyring(kit / ".key", None, print)
    with pytest.raises(ReleaseError, match="holds no solutions"):
        release(Places(kit), keyring, tmp_path / "again")


def test_the_command_says_what_it_wrote_and_what_it_refuses(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "grader", "release", str(tmp_path / "kit")]
    written, again = (subprocess.run(command, capture_output=True, text=True, check=False) for _ in range(2))
    assert (written.returncode, again.returncode) == (0, 2)
    assert "no solutions" in written.stderr and ".key" in written.stderr
    assert "is not an empty folder" in again.stderr
