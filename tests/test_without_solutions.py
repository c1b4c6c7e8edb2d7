"""The key, the graders and the package grade without solutions: what a student's copy is."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.curriculum.catalogue import exercises
from grader.key.variants import Solutions
from grader.places import Places

WRONG = "import numpy as np\n\ndef softmax(z):\n    e = np.exp(z - z.max())\n    return e / e.sum()\n"


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    """A copy with the package, the keys and the stubs, and nothing else."""
    shutil.copytree(places.root / "grader", tmp_path / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(places.keys, tmp_path / ".key")
    (tmp_path / "exercises").mkdir()
    return tmp_path


def _grade(kit: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "grader", "grade", *arguments],
        cwd=kit,
        env={**os.environ, "PYTHONPATH": str(kit), "GRADER_KIT": str(kit)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_right_answers_pass(kit: Path, places: Places) -> None:
    assert places.solutions is not None
    for exercise in exercises():
        program = Solutions(places.solutions / exercise).reference
        (kit / "exercises" / f"{exercise}.py").write_text(program, "utf-8")
    ran = _grade(kit)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_mistake_is_named(kit: Path) -> None:
    (kit / "exercises" / "softmax.py").write_text(WRONG)
    ran = _grade(kit, "softmax", "--json", "-")
    assert ran.returncode == 1
    [result] = json.loads(ran.stdout)["exercises"]
    assert result["headline"] == "softmax.axis"
    assert result["misconception"]["id"] == "softmax.whole_array"


def test_a_stub_is_not_started(kit: Path, places: Places) -> None:
    shutil.copy(places.exercises / "mse.py", kit / "exercises")
    ran = _grade(kit, "mse", "--json", "-")
    assert json.loads(ran.stdout)["exercises"][0]["status"] == "not_started"


@pytest.mark.parametrize("damage", [lambda data: data[:100], lambda data: data[:-1] + b"x", lambda data: b""])
def test_a_damaged_key_is_said_and_is_our_error(kit: Path, damage) -> None:
    (kit / "exercises" / "softmax.py").write_text(WRONG)
    key = kit / ".key" / "softmax.key"
    key.write_bytes(damage(key.read_bytes()))
    ran = _grade(kit, "softmax")
    assert ran.returncode == 3
    assert "The answer key of softmax is damaged." in " ".join(ran.stdout.split())


def test_a_foreign_key_is_said(kit: Path) -> None:
    (kit / "exercises" / "softmax.py").write_text(WRONG)
    shutil.copy(kit / ".key" / "mse.key", kit / ".key" / "softmax.key")
    ran = _grade(kit, "softmax")
    assert ran.returncode == 3
    assert "not one that this version reads" in " ".join(ran.stdout.split())


def test_with_solutions_a_damaged_key_is_rebuilt(kit: Path, places: Places) -> None:
    assert places.solutions is not None
    shutil.copytree(places.solutions / "softmax", kit / "solutions" / "softmax")
    (kit / "exercises" / "softmax.py").write_text(WRONG)
    (kit / ".key" / "softmax.key").write_bytes(b"nonsense")
    ran = _grade(kit, "softmax")
    assert ran.returncode == 1
    assert "is damaged" in ran.stderr
    assert "axis" in ran.stdout


def test_a_key_older_than_its_solutions_is_rebuilt(kit: Path, places: Places) -> None:
    assert places.solutions is not None
    shutil.copytree(places.solutions / "mse", kit / "solutions" / "mse")
    (kit / "exercises" / "mse.py").write_text("def mse_loss(p, t):\n    return ((p - t) ** 2).mean()\n")
    with open(kit / "solutions" / "mse" / "misconceptions.toml", "a") as file:
        file.write("\n")
    ran = _grade(kit, "mse")
    assert ran.returncode == 0
    assert "older than its solutions" in ran.stderr
