"""A class: many different right submissions of all nine exercises, through `grader batch` as it is called."""

import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.right_answers import write_class
from tests.bench.stopwatch import Cost, cost


@dataclass(frozen=True)
class Crowd:
    """What grading a class took, and the resident memory of all its processes in MiB, second by second."""

    cost: Cost
    memory: list[float]


def crowd(folder: Path, count: int) -> None:
    """Print the rate, of a tenth of the class too: time is linear; and how memory develops: it is flat."""
    write_class(folder / "small", count // 10)
    write_class(folder / "class", count)
    tenth = batch(folder / "small", folder / "small-out").cost
    print(f"\nCrowd: {count} right submissions of nine, all different, every check on")
    done = batch(folder / "class", folder / "out")
    fifth = len(done.memory) // 5
    halves = done.memory[fifth : len(done.memory) // 2], done.memory[len(done.memory) // 2 :]
    first, second = (statistics.median(half or [0.0]) for half in halves)
    rate, each = count / done.cost.wall, done.cost.cpu / count * 1000
    print(f"  {rate:.0f} a second: {done.cost.wall:.1f} s, {each:.0f} ms CPU each, start-up in it")
    print(
        f"  a tenth of them: {tenth.wall:.1f} s, {tenth.cpu / (count // 10) * 1000:.0f} ms CPU each, start-up in it"
    )
    print(f"  memory of all processes: {first:.0f} MiB in the first half, {second:.0f} MiB in the second")


def batch(root: Path, out: Path) -> Crowd:
    """Grade a folder of submissions with the command; return what it took. Raises RuntimeError where it fails."""
    command = [sys.executable, "-m", "grader", "batch", str(root), "--out", str(out)]
    with _memory_watched() as samples:
        spent = cost(command)
    return Crowd(spent, samples)


@contextmanager
def _memory_watched() -> Iterator[list[float]]:
    samples: list[float] = []
    done = threading.Event()

    def watch() -> None:
        while not done.wait(1.0):
            samples.append(_memory_of_children())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield samples
    finally:
        done.set()
        watcher.join()


def _memory_of_children() -> float:
    total = 0
    for process in psutil.Process().children(recursive=True):
        try:
            total += process.memory_info().rss  # cheap to read: what is measured are the cores
        except psutil.Error:
            continue
    return total / 2**20
