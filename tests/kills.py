"""Ends at random moments: of a run, of its processes, of its database; and the run that nobody disturbed.

A test of all takes ten moments; before a release it is fifty:

KILLS=50 python -m pytest tests/test_kill_run.py -n 0 -s        the seed is printed
SEED=123456 python -m pytest tests/test_watch_killed.py -n 0    one moment again
"""

import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

from grader.places import Places
from tests.batches import batch, command, lines_of, stored, without_seconds, write_class

KILLS = int(os.environ.get("KILLS", "10"))


class Class:
    """A class, and what its results are when nobody disturbs the run.

    Each submission sleeps, so that a run lasts for all its kills; that costs the machine nothing. Undisturbed,
    the same programs need not sleep.
    """

    def __init__(self, places: Places, folder: Path, count: int, seconds_each: float) -> None:
        self.root, self.out = folder / "in", folder / "out"
        write_class(places, self.root, count, f"import time; time.sleep({seconds_each})")
        write_class(places, folder / "awake", count, "import time")
        ran = batch(folder / "awake", "--out", folder / "undisturbed")
        assert ran.returncode == 0, ran.stderr
        self.undisturbed = without_seconds(folder / "undisturbed")
        self.names = [line["submission"] for line in lines_of(folder / "undisturbed")]

    def command(self, *more: object) -> list[str]:
        return command(self.root, "--out", self.out, "--resume", *more)

    def must_be_as_undisturbed(self, database: str | None = None) -> None:
        """After going on to the end, the results are the same, and each is there once."""
        arguments = ["--database", database] if database else []
        ran = batch(self.root, "--out", self.out, "--resume", *arguments)
        assert ran.returncode == 0, ran.stderr
        assert without_seconds(self.out) == self.undisturbed
        kept = [(name, status) for name, status, _ in stored(self.out, database)]
        assert kept == [(name, "graded") for name in self.names]


def moments(seed: int, longest: float) -> Iterator[float]:
    """As many random times as there are to be kills; the seed is told, so that a failure can be seen again."""
    print(f"seed {seed}")
    generator = random.Random(seed)
    for _ in range(KILLS):
        yield generator.uniform(0, longest)


def seeds(few: int) -> Iterator[int]:
    """As many random numbers as there are to be kills, each the seed of one; it is told before it is used."""
    again = os.environ.get("SEED")
    for _ in range(1 if again else int(os.environ.get("KILLS", few))):
        seed = int(again) if again else random.randrange(10**6)
        print(f"SEED={seed}")
        yield seed


def crew_of(run: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes of a run that grade."""
    with suppress(psutil.NoSuchProcess):
        return [one for one in psutil.Process(run.pid).children() if "spawn_main" in _words(one)]
    return []


def warm_processes_of(run: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes below those that fork for each submission."""
    return warm_processes_below(crew_of(run))


def warm_processes_below(members: list[psutil.Process]) -> list[psutil.Process]:
    """The same, of any processes that grade: below them, or below what is round them."""
    found, below = [], [child for member in members for child in _children(member)]
    while below:
        process = below.pop()
        if "bwrap" in _words(process).partition(" ")[0]:
            below += _children(process)
        else:
            found.append(process)
    return found


def lives(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def _children(process: psutil.Process) -> list[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        return process.children()
    return []


def _words(process: psutil.Process) -> str:
    with suppress(psutil.NoSuchProcess):
        return " ".join(process.cmdline())
    return ""
