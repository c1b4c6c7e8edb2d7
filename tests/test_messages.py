"""What commands say beside their report: in words that fit the terminal, with commands that work as they are typed."""

import fcntl
import os
import re
import shutil
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from click import style, unstyle

from grader.cli import COMMANDS
from grader.commands.called import CALLED_BY, TARGETS, as_called
from grader.curriculum.catalogue import exercises
from grader.report.fitting import fitted
from grader.report.listing import listing
from tests.quiz_terminal import Terminal

ROOT = Path(__file__).parents[1]
MAKEFILES = (ROOT / "Makefile", ROOT / "grader" / "release" / "student" / "Makefile")


def said(*arguments: str, **environment: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "grader", *arguments],
        env={**os.environ, "GRADER_KIT": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stderr


@pytest.mark.parametrize(
    ("text", "with_make"),
    [
        ("next: grader hint softmax", "next: make hint ONLY=softmax"),
        ("`grader quiz` goes on", "`make quiz` goes on"),
        ("`grader hunt --new` begins another.", "`make hunt ONLY=--new` begins another."),
        ("`grader reveal mse --show-me`", '`make reveal ONLY="mse --show-me"`'),
        ("for instance: grader plot losses.", "for instance: make plots ONLY=losses."),
        ("grader play logits=2,-1 class=0\n", 'make play ONLY="logits=2,-1 class=0"\n'),
        ("`grader hint mse`, grader stats, or", "`make hint ONLY=mse`, make stats, or"),
        ("grader hint mse --dir 'my work'", "make hint ONLY=\"mse --dir 'my work'\""),
        (f"next: {style('grader hint mse', fg='cyan')}", f"next: {style('make hint ONLY=mse', fg='cyan')}"),
        ("The grader itself failed", "The grader itself failed"),
        ("`grader batch ROOT`", "`grader batch ROOT`"),
    ],
)
def test_where_make_called_commands_are_told_as_targets(
    text: str, with_make: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CALLED_BY, "make")
    assert as_called(text) == with_make
    monkeypatch.delenv(CALLED_BY)
    assert as_called(text) == text


def test_each_target_that_is_told_of_is_in_both_makefiles() -> None:
    assert set(TARGETS) <= set(COMMANDS)
    for makefile in MAKEFILES:
        lines = makefile.read_text("utf-8").splitlines()
        for target in TARGETS.values():
            assert any(line.startswith(f"{target}: ") for line in lines), (makefile, target)


def test_without_an_exercise_a_command_asks_for_one() -> None:
    for command in ("hint", "reveal", "reset"):
        assert said(command) == (
            f"Error: Which exercise? For instance: `grader {command} softmax`. `grader list` shows all.\n"
        )
    assert "`make hint ONLY=softmax`" in said("hint", **{CALLED_BY: "make"})


def test_how_a_command_is_called_is_told_where_it_was_not_understood() -> None:
    assert said("hint", "softmx").startswith("Error: There is no exercise 'softmx'. Did you mean softmax?")
    assert said("hint", "--foo").startswith("Usage: grader hint [OPTIONS]")
    assert said("hnt").startswith("Usage: grader [OPTIONS] COMMAND")


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_no_word_of_a_message_breaks_at_the_terminals_edge(columns: int) -> None:
    terminal = Terminal(ROOT, "softmx", command="hint")
    fcntl.ioctl(terminal.ours, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    _, seen = terminal.close()
    lines = seen.replace("\r\n", "\n").splitlines()
    assert max(map(len, lines)) < columns
    assert re.search(r"\blearning_rate, schedule\b", " ".join(lines))


def test_a_line_that_has_to_be_broken_keeps_commands_and_addresses_whole() -> None:
    line = "   It does not pass yet. `grader reveal mse --show-me` shows the reference all the same."
    parts = fitted(line, 45)
    assert all(part.startswith("   ") and len(part) < 45 for part in parts)
    assert any("`grader reveal mse --show-me`" in part for part in parts)
    address = "file:///a/very/long/way/to/some/index.html"
    assert fitted(f"Open {address} now.", 30, whole_words=True) == ["Open", address, "now."]


def test_the_list_fits_a_terminal() -> None:
    lines = unstyle(listing(exercises().values())).splitlines()
    assert max(map(len, lines)) < 80


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("hint", "softmx"), "'softmx'. Did you mean softmax?"),
        (("hunt", "zero_grad"), "'zero_grad'. zero_grad is a concept of torch_loop."),
        (("quiz", "loss"), "'loss'. Did you mean losses?"),
        (("plot", "shedule"), "'shedule'. Did you mean schedule?"),
    ],
)
def test_what_was_probably_meant_is_said(arguments: tuple[str, ...], meant: str) -> None:
    assert meant in said(*arguments)


def test_without_the_folder_of_exercises_it_is_said_how_to_get_one(tmp_path: Path) -> None:
    away = str(tmp_path / "away")
    (tmp_path / "solutions").symlink_to(ROOT / "solutions")
    (tmp_path / ".key").symlink_to(ROOT / ".key")
    for command in ("grade", "watch"):
        asked_for = said(command, "--dir", away)
        assert (
            asked_for
            == f"Error: There is no folder {away}. Name the one that holds your exercises with --dir.\n"
        )
        own = said(command, GRADER_KIT=str(tmp_path))
        assert "exercises is gone. `grader reset mse` makes it again" in own


@pytest.mark.parametrize("command", [("hint", "mse"), ("review",), ("stats",), ("reset", "mse")])
def test_where_nothing_can_be_kept_it_is_said_in_a_sentence(command: tuple[str, ...], tmp_path: Path) -> None:
    for name in ("solutions", ".key"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    (tmp_path / ".progress").write_text("no folder")
    told = said(*command, GRADER_KIT=str(tmp_path))
    assert f"{tmp_path / '.progress'}" in told and "Make that place" in told
    assert "The grader itself failed" not in told
