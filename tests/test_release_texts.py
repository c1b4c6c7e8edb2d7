"""The students' README says what is so: its targets, commands and paths are there, its report is real."""

import re
from pathlib import Path

import pytest

from grader.cli import COMMANDS
from grader.commands.called import CALLED_BY, as_called
from grader.curriculum.catalogue import exercises
from tests.golden_reports import FOLDER as GOLDEN


@pytest.fixture(scope="module")
def readme(students_kit: Path) -> str:
    return (students_kit / "README.md").read_text("utf-8")


def test_it_has_every_make_target_that_is_there_and_no_other(students_kit: Path, readme: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (students_kit / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)", readme))
    assert named == targets - {"help"}


def test_its_commands_and_paths_are_there(students_kit: Path, readme: str) -> None:
    named = set(re.findall(r"`grader\s+([a-z]+)", readme))
    assert named <= set(COMMANDS)
    assert all((students_kit / "grader" / "commands" / f"{name}.py").exists() for name in named)
    for path in re.findall(r"`((?:exercises|grader)/[\w/.]+)`", readme):
        assert (students_kit / path).exists(), path


def test_its_report_is_the_golden_one_as_make_shows_it(readme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CALLED_BY, "make")
    [(name, text)] = re.findall(r"<!-- report: (\S+) -->\n```text\n(.*?)```", readme, re.DOTALL)
    assert text == as_called((GOLDEN / f"{name}.txt").read_text("utf-8"))


def test_it_lists_every_exercise(readme: str) -> None:
    assert re.findall(r"^\| \d+ \| `(\w+)` \| \S", readme, re.MULTILINE) == list(exercises())


def test_no_mark_is_left_to_be_filled_in(students_kit: Path) -> None:
    texts = [students_kit / name for name in ("README.md", "Makefile", "pyproject.toml", ".gitignore")]
    assert not [mark for text in texts for mark in re.findall(r"@[A-Z]+@", text.read_text("utf-8"))]
