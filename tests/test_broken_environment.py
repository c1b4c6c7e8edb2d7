"""Where a library cannot be imported: it is told which, why, and what to do. Nobody's answer is called wrong."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from grader.places import Places

WITHOUT_A_LIBRARY = 'raise ImportError("libgomp.so.1: cannot open shared object file")\n'


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """An environment with the libraries of this one, without torch."""
    venv.create(tmp_path / "env", symlinks=True)
    [libraries] = (tmp_path / "env").glob("lib/python*/site-packages")
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if entry.name != "torch":
            (libraries / entry.name).symlink_to(entry)
    return libraries


def said_of_torch_loop(environment: Path, places: Places, folder: Path) -> str:
    """Return the report on a right answer that is graded in this environment."""
    folder.mkdir()
    shutil.copy(places.reference("torch_loop"), folder / "torch_loop.py")
    python = environment.parents[2] / "bin" / Path(sys.executable).name
    ran = subprocess.run(
        [python, "-m", "grader", "grade", "torch_loop", "--dir", folder],
        env={"GRADER_KIT": str(places.root), "PYTHONPATH": str(places.root), "COLUMNS": "100"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 3, ran.stderr
    return " ".join(ran.stdout.split())


def test_without_torch_it_is_asked_for(environment: Path, places: Places, tmp_path: Path) -> None:
    said = said_of_torch_loop(environment, places, tmp_path / "mine")
    assert "torch cannot be imported here: No module named 'torch'." in said


def test_a_torch_that_is_broken_says_why(environment: Path, places: Places, tmp_path: Path) -> None:
    (environment / "torch").mkdir()
    (environment / "torch" / "__init__.py").write_text(WITHOUT_A_LIBRARY, "utf-8")
    said = said_of_torch_loop(environment, places, tmp_path / "mine")
    assert "torch cannot be imported here: libgomp.so.1: cannot open shared object file." in said
