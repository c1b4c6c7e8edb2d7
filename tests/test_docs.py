"""The documents say what is so: their commands run, their reports are real."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli import COMMANDS
from grader.commands.called import CALLED_BY, as_called
from grader.curriculum.catalogue import exercises
from grader.places import Places
from tests.golden_reports import FOLDER

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
REPORTS = re.findall(r"<!-- report: (\S+) -->\n```text\n(.*?)```", README, re.DOTALL)
COMMAND_LINES = re.findall(r"^\$ (grader [^#\n]*)", README, re.MULTILINE)


def test_the_readme_shows_reports() -> None:
    assert len(REPORTS) == 2
    assert len(COMMAND_LINES) == 12


@pytest.mark.parametrize(("name", "text"), REPORTS, ids=lambda value: value[:30].strip())
def test_a_report_in_the_readme_is_the_golden_one_as_make_shows_it(
    name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CALLED_BY, "make")
    assert text == as_called((FOLDER / f"{name}.txt").read_text("utf-8"))


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_a_command_of_the_readme_runs(line: str, places: Places, tmp_path: Path) -> None:
    kit = _kit(places, tmp_path)
    arguments = line.replace("ROOT", str(kit / "class")).replace("DIR", str(kit / "out")).split()[1:]
    if arguments == ["verify"]:
        arguments.append("mse")
    if arguments[0] == "reveal":
        arguments.append("--show-me")
    ran = subprocess.run(
        [sys.executable, "-m", "grader", *arguments],
        cwd=tmp_path,
        env={**os.environ, "GRADER_KIT": str(kit)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode in (0, 1), ran.stderr
    assert ran.stdout or ran.stderr
    assert "Traceback" not in ran.stderr


def _kit(places: Places, tmp_path: Path) -> Path:
    kit = tmp_path / "kit"
    for name in ("exercises", "solutions", ".key"):
        shutil.copytree(places.root / name, kit / name)
    shutil.copytree(kit / "exercises", kit / "class" / "ada")
    return kit


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:\$ |`)make ([a-z]+)", document.read_text("utf-8")))
    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_and_path_that_is_named_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    assert set(re.findall(r"`grader ([a-z]+)", text)) <= set(COMMANDS)
    for path in re.findall(r"`((?:grader|tests|exercises)/[\w/.]*)`", text):
        assert (ROOT / path).exists(), path


def test_the_readme_lists_every_exercise() -> None:
    listed = re.findall(r"^\| \d+ \| `(\w+)`", README, re.MULTILINE)
    assert listed == list(exercises())
