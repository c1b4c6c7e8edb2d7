"""Two commands at once, and commands that are killed: what was told as recorded is there."""

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.kills import seeds
from tests.past import events

LONGEST = 0.25


def writer(kit: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.history_writer", str(kit), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def start(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None and process.stdin is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("\n")
    process.stdin.flush()


def test_kill_9_at_any_moment_loses_nothing_that_was_told(tmp_path: Path) -> None:
    told: list[str] = []
    kills = 0
    for kills, seed in enumerate(seeds(20), 1):
        process = writer(tmp_path, f"run{kills}")
        start(process)
        time.sleep(Random(seed).uniform(0, LONGEST))
        process.kill()
        said, errors = process.communicate()
        assert not errors
        told += [f"run{kills}.{number}" for number in said.split()]
        assert {event.about for event in events(tmp_path)} >= set(told)
    assert len(told) > kills
    assert not list((tmp_path / ".progress").glob("*damaged*"))


@pytest.mark.parametrize("before", [None, b"", b"damaged " * 2000])
def test_several_commands_at_once_lose_nothing(tmp_path: Path, before: bytes | None) -> None:
    file = tmp_path / ".progress/history.db"
    if before is not None:
        file.parent.mkdir()
        file.write_bytes(before)
    processes = [writer(tmp_path, name, "40") for name in "abc"]
    for process in processes:
        start(process)
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    assert Counter(event.about[0] for event in events(tmp_path)) == {"a": 40, "b": 40, "c": 40}
    aside = list(file.parent.glob("*damaged*.db"))
    assert [path.read_bytes() for path in aside] == ([before] if before else [])
