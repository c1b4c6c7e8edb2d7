"""A Dask cluster for tests: a scheduler and workers as processes of this machine, which may be killed."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from tests.kills import lives, warm_processes_below

HERE = Path(__file__).resolve().parents[1]


class Cluster:
    """A scheduler and its workers, and the folder into which they write what they say."""

    def __init__(self, folder: Path, protocol: str = "tcp", **settings: str) -> None:
        self._folder = folder
        self._environment = os.environ | settings
        self._pieces: list[psutil.Popen] = []
        noted = folder / "scheduler.json"
        self._scheduler = self._start(
            *("dask_scheduler", "--protocol", protocol, "--host", "127.0.0.1", "--port", "0"),
            *("--scheduler-file", str(noted)),
        )
        while not noted.exists() or not noted.read_text().endswith("}"):
            assert lives(self._scheduler), self.said()
            time.sleep(0.05)
        self._noted = str(noted)

    @property
    def address(self) -> str:
        """The scheduler's address."""
        return json.loads(Path(self._noted).read_text())["address"]

    def add_worker(self, *options: str, kit: Path = HERE) -> None:
        """Start a worker with the kit in a folder."""
        common = ("--nthreads", "1", "--memory-limit", "0", "--local-directory", str(self._folder))
        self._start("dask_worker", "--scheduler-file", self._noted, *common, *options, kit=kit)

    def workers(self) -> list[psutil.Process]:
        """The processes that grade now."""
        return [one for piece in self._pieces[1:] if lives(piece) for one in _grading(piece)]

    def wait_for_workers(self, count: int) -> None:
        """Return once so many have joined."""
        while sum("Registered to" in log.read_text(errors="replace") for log in self._logs()) < count:
            time.sleep(0.1)

    def kill_scheduler(self) -> None:
        self._scheduler.kill()

    def close(self) -> list[psutil.Process]:
        """Kill all, and return what is left of them and of what they had started."""
        below = [child for piece in self._pieces if lives(piece) for child in piece.children(recursive=True)]
        for process in [*self._pieces, *self.workers()]:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        for piece in self._pieces:
            piece.wait()
        return [process for process in psutil.wait_procs(below, timeout=20)[1] if lives(process)]

    def said(self) -> str:
        """The end of what the processes wrote into their logs."""
        return "\n".join(log.read_text(errors="replace")[-3000:] for log in self._logs())

    def _logs(self) -> list[Path]:
        return sorted(self._folder.glob("*.log"))

    def _start(self, piece: str, *arguments: str, kit: Path = HERE) -> psutil.Popen:
        command = [sys.executable, "-m", f"distributed.cli.{piece}", "--no-dashboard", *arguments]
        with open(self._folder / f"{len(self._pieces)}.log", "w") as log:
            started = psutil.Popen(command, cwd=kit, env=self._environment, stdout=log, stderr=log)
        self._pieces.append(started)
        return started


@contextmanager
def cluster(folder: Path, **how: str) -> Iterator[Cluster]:
    """A cluster that has no workers yet, which ends with the block and leaves no process behind."""
    folder.mkdir(exist_ok=True)
    running = Cluster(folder, **how)
    try:
        yield running
    except BaseException:
        running.close()
        raise
    assert not running.close()


def _grading(piece: psutil.Process) -> list[psutil.Process]:
    """A worker itself, or what its nanny has started for now."""
    with suppress(psutil.NoSuchProcess):
        if "--no-nanny" in piece.cmdline():
            return [piece]
        return [child for child in piece.children() if "spawn_main" in " ".join(child.cmdline())]
    return []


def grades_for_long(worker: psutil.Process, seconds: float) -> bool:
    """Whether a worker is at a submission that has been running for longer than that."""
    with suppress(psutil.NoSuchProcess):
        children = [child for warm in warm_processes_below([worker]) for child in warm.children()]
        return any(time.time() - child.create_time() > seconds for child in children)
    return False
