"""The jail: what a learner's process gives up before it reads a line of their file.

`process` holds everywhere: limits of memory, files and time. `sandbox` adds Landlock and seccomp, and drops
every capability where the user is root. Which of the two holds is not believed but proved (`selftest`).
"""

import ctypes
import glob
import os
import resource
import sys
from dataclasses import dataclass

from grader.worker import landlock, seccomp

EXTRA_MEMORY = 2**30
_CAPABILITY_VERSION_3 = 0x20080522
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _SIGKILL = 1, 4, 9
_SYSTEM_LIBRARIES = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/usr/share/zoneinfo"]
_libc = ctypes.CDLL(None, use_errno=True)
_DEVICES = ["/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"]


@dataclass(frozen=True)
class Walls:
    """The sandbox, built once and put on by each child."""

    rules: int
    filter_program: bytes


def build_walls(libraries: list[str], hidden: list[str]) -> Walls | None:
    """Return the sandbox's walls, or None where this machine cannot have it.

    What lies in the folders `libraries` may be read, but for the real paths in `hidden`.
    """
    if not seccomp.supported() or landlock.abi() == 0:
        return None
    try:
        rules = landlock.ruleset(_readable(libraries, hidden), _DEVICES)
    except OSError:
        return None
    return Walls(rules, seccomp.program())


def _readable(libraries: list[str], hidden: list[str]) -> list[str]:
    inside = [
        entry.path
        for folder in libraries
        if os.path.isdir(folder)
        for entry in os.scandir(folder)
        if entry.name not in ("site-packages", "dist-packages")
    ]
    shared = glob.glob(os.path.join(glob.escape(sys.base_prefix), "lib", "*.so*"))
    readable = [path for path in inside if os.path.realpath(path) not in hidden]
    return [*_SYSTEM_LIBRARIES, *shared, *readable]


def limit_resources(cpu_seconds: int) -> None:
    """Bound this process: memory, CPU time, open files; no file may be written, no core dumped."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    if sys.platform == "linux":  # macOS accepts this limit and does not keep it
        with open("/proc/self/statm") as pages:
            size = int(pages.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + EXTRA_MEMORY, size + EXTRA_MEMORY))


def put_on(walls: Walls) -> None:
    """Close the sandbox around this process. Raises OSError where a wall does not stand."""
    _libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    _drop_capabilities()
    landlock.restrict(walls.rules)
    os.close(walls.rules)
    seccomp.restrict(walls.filter_program)


def die_with_parent() -> None:
    """Ask Linux to kill this process when its parent goes, however the parent goes."""
    if sys.platform == "linux":
        _libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)


def _drop_capabilities() -> None:
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    if _libc.capset(header, (ctypes.c_uint32 * 6)()) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"capset: {os.strerror(number)}")
