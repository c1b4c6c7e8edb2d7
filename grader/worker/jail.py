"""The jail: what a learner's process gives up before it reads a line of their file.

`process` holds everywhere: limits of memory, files, threads and time. `sandbox` adds Landlock and seccomp.
Both give up root and its powers. Which of the two holds is not believed but proved (`selftest`).
"""

import ctypes
import os
import resource
import sys
from contextlib import suppress
from dataclasses import dataclass

from grader.worker import landlock, seccomp
from grader.worker.readable import DEVICES, readable, samples
from grader.worker.user import User, become, choose

EXTRA_MEMORY = 2**30
EXTRA_THREADS = 256
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _SIGKILL = 1, 38, 9
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Walls:
    """Landlock's rules and seccomp's filter, built once and put on by each child, as far as there are any."""

    rules: int | None
    filter_program: bytes | None

    @property
    def complete(self) -> bool:
        """Whether both are there, which together are a sandbox."""
        return self.rules is not None and self.filter_program is not None


@dataclass(frozen=True)
class Jail:
    """All that a child puts on. Without a user it stays who it is, without all walls the level is `process`."""

    user: User | None = None
    walls: Walls = Walls(None, None)


def build(libraries: list[str], hidden: list[str]) -> Jail:
    """Return the best jail that this machine can have.

    What lies in the folders `libraries` may be read, but for the real paths in `hidden`.
    """
    user = choose(samples(libraries))
    if not _gives_up_new_powers():
        return Jail(user)
    return Jail(user, Walls(_rules(libraries, hidden), seccomp.program()))


def _gives_up_new_powers() -> bool:
    """Let no program that is run from here gain powers, which is the condition for all walls."""
    return sys.platform == "linux" and _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0


def _rules(libraries: list[str], hidden: list[str]) -> int | None:
    if landlock.abi() == 0:
        return None
    try:
        return landlock.ruleset(readable(libraries, hidden), DEVICES)
    except OSError:
        return None


def lock_in(jail: Jail, parent: int, cpu_seconds: int) -> None:
    """Close the jail around this process, a child of `parent`. Raises OSError where a part does not stand."""
    _limit_resources(cpu_seconds, jail.user)
    if jail.user is not None:
        become(jail.user)
    die_with_parent()  # after the change of user, which makes Linux forget it
    if os.getppid() != parent:
        os._exit(0)
    if jail.walls.rules is not None:
        landlock.restrict(jail.walls.rules)
        os.close(jail.walls.rules)
    if jail.walls.filter_program is not None:
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
        with suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
            score.write(
                "1000"
            )  # when this machine has no memory left, Linux ends this process and not the judge


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
