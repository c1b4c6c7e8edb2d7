"""`grader play`: opens the page where there is a browser, and says what to do where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.browsers import chromium, in_a_browser
from tests.playground_page import FOLDER, must_say

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


def play(*settings: str, program: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command on a machine without a screen, unless `environment` gives one."""
    kept = {name: value for name, value in os.environ.items() if name not in SCREENS}
    if program:
        kept = {name: value for name, value in kept.items() if not name.startswith("GRADER_")}
        environment["PYTHONPATH"] = str(program)
    return subprocess.run(
        [sys.executable, "-P", "-m", "grader", "play", *settings],
        env={**kept, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        cwd=program,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def browser_that_tells(tmp_path: Path) -> tuple[str, Path]:
    """A program that takes an address, as a browser does, and writes it down."""
    told = tmp_path / "told"
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" > "{told}"\n')
    script.chmod(0o755)
    return str(script), told


def test_without_a_screen_it_says_where_the_page_is_and_what_to_do() -> None:
    ran = play("lr=1.1", "zero=0")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(f"{(FOLDER / 'index.html').as_uri()}#lr=1.1&zero=0\n")
    assert "No browser can be opened from here" in ran.stdout and str(FOLDER) in ran.stdout


def test_a_browser_gets_the_page(browser_that_tells: tuple[str, Path]) -> None:
    browser, told = browser_that_tells
    ran = play(BROWSER=browser)
    assert ran.returncode == 0 and "opens in your browser" in ran.stdout
    assert told.read_text() == (FOLDER / "index.html").as_uri()


def test_a_browser_that_fails_is_no_browser() -> None:
    assert "No browser can be opened from here" in play(BROWSER="/bin/false").stdout


@in_a_browser
def test_a_situation_arrives_though_desktops_drop_what_follows_the_hash(
    browser_that_tells: tuple[str, Path], tmp_path: Path
) -> None:
    """Given a kit in a folder with signs of an address in its name, the page still opens at the situation."""
    browser, told = browser_that_tells
    kit = tmp_path / "my kit #1 & <b>"
    ran = play("#lr=1.1&zero=0", BROWSER=browser, GRADER_KIT=str(kit))
    assert ran.returncode == 0, ran.stderr
    address = told.read_text()
    assert "#" not in address
    with chromium() as chrome:
        page = chrome.new_page()
        page.goto(address)
        page.wait_for_url("**/index.html#lr=1.1&zero=0")
        must_say(page, "overshooting")


@pytest.mark.parametrize("wrong", ["lr", "lr=", "=1", "lr=1 1", "lr=<b>", "../x=1"])
def test_what_is_no_setting_is_wrong_usage(wrong: str) -> None:
    ran = play(wrong)
    assert ran.returncode == 2 and f"“{wrong}” is not a setting" in ran.stderr


def test_every_part_of_the_page_is_a_file_beside_it() -> None:
    named = (FOLDER / "index.html").read_text("utf-8")
    parts = {path.name for path in FOLDER.iterdir()} - {"index.html"}
    assert all(f'"{name}"' in named for name in parts)
    assert "http" not in named


def test_students_have_it_in_their_kit_and_where_they_install_it(students_kit: Path, tmp_path: Path) -> None:
    """Given the students' kit, when it is installed and moved away, the page is still found."""
    theirs = students_kit / "docs" / "playground"
    assert play(program=students_kit).stdout.startswith((theirs / "index.html").as_uri())
    assert {path.name for path in theirs.iterdir()} == {path.name for path in FOLDER.iterdir()}

    source = shutil.copytree(students_kit, tmp_path / "kit")
    installing: list[Any] = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
    ]
    subprocess.run([*installing, "--ignore-installed", "--prefix", tmp_path / "env", source], check=True)
    shutil.rmtree(source)
    [packages] = (tmp_path / "env").glob("l*/python*/site-packages")
    ran = play(program=packages)
    installed = tmp_path / "env" / "share" / "grader-kit" / "playground" / "index.html"
    assert installed.is_file() and ran.stdout.startswith(installed.as_uri()), ran.stdout + ran.stderr
