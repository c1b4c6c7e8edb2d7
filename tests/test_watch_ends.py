"""However `grader watch` ends, the terminal is as it was before, and no process is left."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from grader.places import Places
from tests.watching import ENDLESS, WRONG, Session, make_kit


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    return make_kit(places, tmp_path)


@pytest.mark.parametrize(("number", "code"), [("\x03", 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_ended_by(kit: Path, number: str | signal.Signals, code: int) -> None:
    """Ctrl-C, kill, and kill -9, in the middle of an endless loop."""
    session = Session(kit)
    session.save(ENDLESS)
    session.wait_for("checking softmax")
    family = psutil.Process(session.process.pid).children(recursive=True)
    if isinstance(number, str):
        session.type(number)
    else:
        os.kill(session.process.pid, number)
    session.process.wait(10)
    _, alive = psutil.wait_procs(family, 10)
    assert session.settings() == session.before
    assert not alive
    assert session.close()[0] == code


def test_the_terminal_is_gone(kit: Path) -> None:
    session = Session(kit)
    os.close(session.ours)
    assert session.process.wait(10) == 129


def test_without_a_terminal_there_are_verdicts_and_no_keys(kit: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", "watch"],
        env={**os.environ, "GRADER_KIT": str(kit)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    seen = []
    for line in process.stdout:
        seen.append(line)
        if "of 16 pass" in line:
            break
    (kit / "exercises/softmax.py").write_text(WRONG)
    for line in process.stdout:
        seen.append(line)
        if "softmax ✗ axis" in line:
            break
    process.terminate()
    assert process.wait(10) == 143
    text = "".join(seen)
    assert "softmax.axis —" in text and "quit" not in text and "\x1b" not in text
    assert text.count("16 autograd") == 1


def test_a_folder_that_is_none_is_told(kit: Path) -> None:
    nowhere = str(kit / "nothing")
    ran = subprocess.run(
        [sys.executable, "-m", "grader", "watch", "--dir", nowhere],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2 and "is no folder" in ran.stderr
