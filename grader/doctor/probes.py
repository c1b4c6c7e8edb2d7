"""Trying out each layer on this machine. A layer holds when every attempt to get through it failed."""

import subprocess
from dataclasses import dataclass
from typing import Literal

from grader.doctor.machine import Machine
from grader.doctor.one_layer import Layer, try_alone
from grader.places import Places
from grader.worker import bubblewrap, hosts, landlock, wire
from grader.worker.attempts import Targets
from grader.worker.client import Worker
from grader.worker.layers import Layers, Level
from grader.worker.messages import Answer, Step, Task
from grader.worker.selftest import attempts, escapes, targets

State = Literal["holds", "missing", "leaks", "unused"]
_NEVER_ENDS = "def f():\n    while True:\n        pass\n"
_TAKES_ALL_MEMORY = "import mmap\ndef f():\n    mmap.mmap(-1, 2**36).close()\n"
_LOOKS_FOR = "import os\ndef f(path):\n    return os.path.exists(path)\n"


@dataclass(frozen=True)
class Finding:
    """One layer: whether it holds, what it does, how many attempts were made on it, which got through."""

    layer: str
    state: State
    says: str
    tried: int = 0
    through: tuple[str, ...] = ()


@dataclass(frozen=True)
class Examination:
    """What was found out about a machine, and the level that follows from it."""

    machine: Machine
    findings: tuple[Finding, ...]
    level: Level


def examine(machine: Machine, places: Places) -> Examination:
    """Try everything out. Raises WorkerError where not even a process of its own can be started."""
    with targets() as ours, Worker(hosts.start(hidden=places.secret)) as worker:
        findings = (
            _limits(worker),
            _landlock(ours),
            _alone("seccomp", ours, "The kernel: no network, no other process, no change to any file."),
            _user(ours, worker.layers),
            _bubblewrap(places, ours),
            _everything(worker),
        )
    return Examination(machine, findings, "sandbox" if findings[-1].state == "holds" else "process")


def _limits(worker: Worker) -> Finding:
    ended = _answer(worker, _NEVER_ENDS).status == "timeout"
    bounded = _answer(worker, _TAKES_ALL_MEMORY).status == "raised"
    times = "A loop without end was stopped" if ended else "A loop without end was not stopped"
    memory = "64 GiB of memory were refused" if bounded else "memory is not limited"
    return Finding("limits", "holds" if ended and bounded else "leaks", f"{times}; {memory}.")


def _landlock(ours: Targets) -> Finding:
    if landlock.abi() == 0:
        return Finding("Landlock", "missing", "Nothing keeps submissions from other files.")
    says = f"Files: Python and its libraries can be read, nothing else (ABI {landlock.abi()})."
    return _alone("landlock", ours, says)


def _alone(layer: Layer, ours: Targets, says: str) -> Finding:
    """Return what became of a layer that stands by itself."""
    name = "Landlock" if layer == "landlock" else layer
    tried = try_alone(layer, ours)
    if tried is None:
        return Finding(name, "missing", "It cannot be put on here.")
    return Finding(name, "leaks" if tried.through else "holds", says, tried.count, tried.through)


def _user(ours: Targets, layers: Layers) -> Finding:
    if layers.user == "same":
        return Finding(
            "user", "unused", "You are not root, so no submission is. It runs as you, behind walls."
        )
    if layers.user == "root":
        return Finding("user", "missing", "Submissions stay root, though without root's powers.")
    says = {
        "own": "You are root; submissions run as a user that owns nothing.",
        "reader": "You are root; submissions run as a user that owns nothing, and may read behind closed "
        "folders as far as Landlock lets it, for there Python lies.",
    }
    return _alone("user", ours, says[layers.user])


def _bubblewrap(places: Places, ours: Targets) -> Finding:
    if not bubblewrap.installed():
        return Finding("bubblewrap", "unused", "It is not installed. For a class it would be one layer more.")
    with Worker(hosts.start(hidden=places.secret, bubblewrap=True)) as worker:
        if not worker.layers.bubblewrap:
            return Finding("bubblewrap", "missing", f"It is installed, and may not work here. {_complaint()}")
        seen = _answer(worker, _LOOKS_FOR, str(ours.file)).value is not False
    through = ("find a file",) if seen else ()
    says = "Around it all, for a class: other files and processes are not even there."
    return Finding("bubblewrap", "leaks" if seen else "holds", says, 1, through)


def _complaint() -> str:
    ran = subprocess.run(bubblewrap.wrapped(["true"], []), capture_output=True, text=True, check=False)
    return f"It says: {ran.stderr.strip()[:200]}" if ran.stderr.strip() else ""


def _everything(worker: Worker) -> Finding:
    through, tried = tuple(escapes(worker)), len(attempts()) + len(worker.hidden)
    if worker.level == "process":
        says = "Without both Landlock and seccomp there is no sandbox."
        return Finding("all of it", "missing", says, tried, through)
    says = "A submission tried to get out of all of them together."
    return Finding("all of it", "leaks" if through else "holds", says, tried, through)


def _answer(worker: Worker, source: str, *arguments: str) -> Answer:
    steps = wire.encode([Step("call", "f", arguments)])
    [answers] = worker.run([Task("probe", source, ["f"], steps, [], 5.0, 0.2, 5.0)])
    return answers.answers[0]
