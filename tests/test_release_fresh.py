"""The students' kit on a machine that has Python and nothing else: `make` does all."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from grader.curriculum.catalogue import exercises
from tests.golden_reports import FOLDER as GOLDEN

WRONG = "import numpy as np\n\ndef softmax(z):\n    e = np.exp(z - z.max())\n    return e / e.sum()\n"


@pytest.fixture(scope="module")
def home(students_kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the kit in a folder with a space in its name, as a download has it."""
    return Path(shutil.copytree(students_kit, tmp_path_factory.mktemp("my downloads") / "the kit"))


def make(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = ("PATH", "HOME", "LANG", "TMPDIR")
    environment = {
        name: value
        for name, value in os.environ.items()
        if name in kept or name.lower().startswith(("pip_", "http", "ssl_", "no_proxy"))
    }
    environment["PIP_NO_COMPILE"] = "1"  # half of the time, and nothing that the kit has a say in
    return subprocess.run(
        ["make", *arguments], cwd=home, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.timeout(600)
def test_a_student_sets_out_with_make_alone(home: Path) -> None:
    """Given a fresh copy, when a student types one target after another, then each does what `make help` says."""
    shown = make(home, "help")
    assert {"grade", "list", "hint", "reveal", "reset"} <= set(shown.stdout.replace("make ", "").split())

    first = make(home, "grade")
    assert first.returncode == 0, first.stderr[-2000:]
    assert first.stdout.count("not started") == len(exercises())
    assert (home / ".venv" / "bin" / "grader").exists()

    (home / "exercises" / "softmax.py").write_text(WRONG)
    report = make(home, "grade", "ONLY=softmax")
    assert report.returncode == 0
    golden = (GOLDEN / "softmax.whole_array.txt").read_text()
    assert golden.replace("grader hint softmax", "make hint ONLY=softmax") in report.stdout

    assert "softmax.axis" in make(home, "hint", "ONLY=softmax").stdout
    assert make(home, "reset", "ONLY=softmax").returncode == 0
    assert "not started" in make(home, "grade", "ONLY=softmax").stdout
    assert "softmax(logits)" in make(home, "list").stdout
    assert "holds no solutions" in make(home, "reveal", "ONLY=softmax").stderr
    assert "make hint ONLY=softmax" in make(home, "hint").stdout
