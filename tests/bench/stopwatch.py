"""Seconds of the clock and of the processors, of work here or of a whole command."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What a command took, with all the processes that it waited for, in seconds."""

    wall: float
    cpu: float

    def each(self, count: int) -> "Cost":
        return Cost(self.wall / count, self.cpu / count)


def seconds(work: Callable[[], object]) -> float:
    """Return what some work here took, by the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def cost(command: list[str], cwd: Path | None = None, env: dict[str, str] | None = None) -> Cost:
    """Run a command to its end and return what it took. Raises RuntimeError, with what it said, where it fails."""
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command} ended with {process.returncode}: {said[-2000:].decode()}")
    return Cost(time.perf_counter() - started, usage.ru_utime + usage.ru_stime)


def python(program: str) -> list[str]:
    """Return the command that runs a line of Python."""
    return [sys.executable, "-c", program]
