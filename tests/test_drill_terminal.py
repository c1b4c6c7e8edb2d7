"""However a drill ends, its terminal is as it was."""

import os
import pty
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from grader.places import Places
from tests.own_kit import kit_for


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_terminal_is_given_back(places: Places, tmp_path: Path, number: signal.Signals) -> None:
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    with subprocess.Popen(
        [sys.executable, "-m", "grader", "drill", "mse"],
        env={**os.environ, "GRADER_KIT": str(kit_for(places, tmp_path / "kit")), "TERM": "xterm"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as drill:
        shown = b""
        while b"Enter grades, n, l, q, e" not in shown:
            shown += os.read(ours, 4096)
        assert termios.tcgetattr(theirs) != before
        drill.send_signal(number)
    end = time.monotonic() + 10
    while termios.tcgetattr(theirs) != before and time.monotonic() < end:
        time.sleep(0.01)
    assert termios.tcgetattr(theirs) == before
