"""The jail: what a learner's process gives up before it reads a line of their file.

`process` holds everywhere: limits of memory, files, threads and time. `sandbox` adds Landlock and seccomp.
Both give up root and its powers. Which of the two holds is not believed but proved (`selftest`).
"""

import ctypes
import os
import resource
import sys
from dataclasses import dataclass

from grader.worker import landlock, seccomp
from grader.worker.readable import DEVICES, readable, samples
from grader.worker.user import User, become, choose

EXTRA_MEMORY = 2**30
EXTRA_THREADS = 256
_PR_SET_PDEATHSIG, _SIGKILL = 1, 9
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Walls:
    """Landlock's rules and seccomp's filter, built once and put on by each child."""

    rules: int
    filter_program: bytes


@dataclass(frozen=True)
class Jail:
    """All that a child puts on. Without a user it stays who it is, without walls the level is `process`."""

    user: User | None = None
    walls: Walls | None = None


def build(libraries: list[str], hidden: list[str]) -> Jail:
    """Return the best jail that this machine can have.

    What lies in the folders `libraries` may be read, but for the real paths in `hidden`.
    """
    return Jail(choose(samples(libraries)), _walls(libraries, hidden))


def _walls(libraries: list[str], hidden: list[str]) -> Walls | None:
    filter_program = seccomp.program()
    if filter_program is None or landlock.abi() == 0:
        return None
    try:
        rules = landlock.ruleset(readable(libraries, hidden), DEVICES)
    except OSError:
        return None
    return Walls(rules, filter_program)


def lock_in(jail: Jail, parent: int, cpu_seconds: int) -> None:
    """Close the jail around this process, a child of `parent`. Raises OSError where a part does not stand."""
    _limit_resources(cpu_seconds, jail.user)
    if jail.user is not None:
        become(jail.user)
    die_with_parent()  # after the change of user, which makes Linux forget it
    if os.getppid() != parent:
        os._exit(0)
    if jail.walls is not None:
        landlock.restrict(jail.walls.rules)
        os.close(jail.walls.rules)
        seccomp.restrict(jail.walls.filter_program)


def _limit_resources(cpu_seconds: int, user: User | None) -> None:
    """Bound this process: memory, CPU time, threads, open files; no file may be written, no core dumped."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    if sys.platform == "linux":  # macOS accepts the limit of memory and does not keep it
        with open("/proc/self/statm") as pages:
            size = int(pages.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + EXTRA_MEMORY, size + EXTRA_MEMORY))
        threads = EXTRA_THREADS + _threads_that_count(user)
        resource.setrlimit(resource.RLIMIT_NPROC, (threads, threads))


def _threads_that_count(user: User | None) -> int:
    """Return how many threads this user has at most beside the learner's: a user of our own has none."""
    if user is not None and user.is_alone:
        return 0
    with open(
        "/proc/loadavg"
    ) as load:  # "0.20 0.18 0.12 1/80 11206": running and existing threads, of all users
        return int(load.read().split()[3].split("/")[1])


def die_with_parent() -> None:
    """Ask Linux to kill this process when its parent goes, however the parent goes."""
    if sys.platform == "linux":
        _libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
