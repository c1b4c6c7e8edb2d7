"""Without a standard stream (`<&-`, `>&-`), or on one of few letters, a command does what can be done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.places import Places
from tests.hunters import SOFTMAX
from tests.own_kit import kit_for


def closed(kit: Path, stream: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = f'exec "$@" {stream}'
    return subprocess.run(
        ["sh", "-c", command, "sh", sys.executable, "-m", "grader", *arguments],
        env={**os.environ, "GRADER_KIT": str(kit)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["grade softmax", "hunt softmax", "drill softmax", "quiz losses"])
def test_without_standard_input_there_is_nothing_to_read(
    places: Places, tmp_path: Path, command: str
) -> None:
    ended = closed(kit_for(places, tmp_path / "kit", softmax=SOFTMAX), "<&-", *command.split())
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout


@pytest.mark.parametrize("stream", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_without_standard_output_there_is_the_exit_code(places: Places, tmp_path: Path, stream: str) -> None:
    kit = kit_for(places, tmp_path / "kit", softmax=SOFTMAX, mse="def mse_loss(p, t):\n    return 0.0\n")
    assert [closed(kit, stream, "grade", name).returncode for name in ("softmax", "mse")] == [0, 1]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("command", ["grade", "watch"])
def test_a_sign_that_the_terminal_has_not_is_no_failure(
    places: Places, tmp_path: Path, encoding: str, command: str
) -> None:
    kit = kit_for(places, tmp_path / "kit", softmax=SOFTMAX)
    environment = {**os.environ, "GRADER_KIT": str(kit), "PYTHONIOENCODING": encoding}
    running = [sys.executable, "-m", "grader", command]
    with subprocess.Popen(
        running, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        said = b""
        while b"1 of 16" not in said:
            line = process.stdout.readline()
            assert line, said.decode(encoding)
            said += line
        process.terminate()
