"""Choosing a host: a warm process that forks, or a fresh process each where forking is not safe."""

import os
import sys
from pathlib import Path

from grader.worker.bubblewrap import installed
from grader.worker.fresh_host import FreshHost
from grader.worker.host import PACKAGE_PARENT, Host, Settings
from grader.worker.readable import SHARED_FOLDERS
from grader.worker.warm_host import WarmHost


def start(
    *,
    torch: bool = False,
    sandbox: bool = True,
    fork: bool | None = None,
    hidden: tuple[Path, ...] = (),
    bubblewrap: bool = False,
) -> Host:
    """Start the process that runs exercises; return before it is ready, and before NumPy is imported here.

    `hidden` are folders that no submission may read, beside this package, which it never may.
    `fork=None` forks where that is safe. `bubblewrap` asks for one more layer round a process that forks, where
    it works: it costs a fifth of a second once.
    """
    if fork is None:
        fork = sys.platform == "linux" and hasattr(os, "pidfd_open")
    unreadable = tuple(dict.fromkeys(map(str, [*_our_own(), *hidden])))
    settings = Settings(torch, sandbox, unreadable, bubblewrap=bubblewrap and fork and installed())
    return WarmHost(settings) if fork else FreshHost(settings)


def _our_own() -> list[Path]:
    """Return where this program lies: its package, and the project's folder unless other packages lie there."""
    package = PACKAGE_PARENT / "grader"
    return [package] if PACKAGE_PARENT.name in SHARED_FOLDERS else [package, PACKAGE_PARENT]
