"""Seconds of the clock and of the processors, of work here or of a whole command."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Cost:
    """What a command took in seconds; `cpu` is what the whole machine did meanwhile: let it do nothing else."""

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
    started, busy = time.perf_counter(), _busy()
    done = subprocess.run(
        command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command} ended with {done.returncode}: {done.stdout[-2000:].decode()}")
    return Cost(time.perf_counter() - started, _busy() - busy)


def _busy() -> float:
    """Return for how long this machine's processors have worked.

    What a process took is lost where nobody waits for its end, as for those in namespaces of their own.
    """
    times = psutil.cpu_times()
    return times.user + times.system + getattr(times, "nice", 0.0) + getattr(times, "softirq", 0.0)


def python(program: str) -> list[str]:
    """Return the command that runs a line of Python."""
    return [sys.executable, "-c", program]
