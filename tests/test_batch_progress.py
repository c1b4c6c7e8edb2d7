"""How far a run is: a bar on a terminal, plain lines in a log, and nothing but the summary on standard output."""

import io
import os
import pty
import re
import subprocess
from pathlib import Path

from grader.classroom.progress import Lines
from grader.classroom.stages import Stages
from grader.classroom.tally import Tally
from grader.places import Places
from tests.batches import batch, command, write_class


def test_a_terminal_shows_how_many_how_fast_and_how_they_stand(places: Places, tmp_path: Path) -> None:
    write_class(places, tmp_path / "in", 8)
    ours, theirs = pty.openpty()
    arguments = command(tmp_path / "in", "--out", tmp_path / "out")
    wide = {**os.environ, "COLUMNS": "120"}
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=theirs, env=wide, text=True) as run:
        os.close(theirs)
        said, _ = run.communicate()
    shown = _all_of(ours)
    assert "8/8" in shown
    assert re.search(r"\d+/s", shown)
    assert re.search(r"\d+ passed, \d+ failed", shown)
    assert said.startswith("8 submissions, ")


def test_a_log_gets_no_control_characters(places: Places, tmp_path: Path) -> None:
    write_class(places, tmp_path / "in", 2)
    ran = batch(tmp_path / "in", "--out", tmp_path / "out")
    assert "\x1b" not in ran.stdout + ran.stderr


def test_a_log_gets_a_line_now_and_then_with_what_is_left() -> None:
    log, tally = io.StringIO(), Tally()
    with Lines(log, seconds=0.0) as lines:
        lines.expect(3)
        tally.add(["passed", "failed", "not_started"])
        lines.advance(tally)
        lines.remark("The database does not answer")
        lines.remark("")
    first, second = log.getvalue().splitlines()
    assert re.fullmatch(r"1 of 3, \d+/s, \d+ s left; exercises: 1 passed, 1 failed, 1 not started", first)
    assert second == "The database does not answer"


def test_a_log_is_not_flooded() -> None:
    log = io.StringIO()
    with Lines(log, seconds=60.0) as lines:
        lines.expect(1000)
        for _ in range(1000):
            lines.advance(Tally())
    assert log.getvalue() == ""


def test_the_share_of_each_stage_is_told() -> None:
    stages = Stages(reading=1.0, running=6.0) + Stages(running=1.0, writing=2.0)
    assert stages.text() == "reading 10%, starting 0%, running 70%, judging 0%, storing 0%, writing 20%"


def _all_of(terminal: int) -> str:
    parts = []
    try:
        while part := os.read(terminal, 10_000):
            parts.append(part)
    except OSError:  # the other side is closed
        pass
    os.close(terminal)
    return b"".join(parts).decode()
