"""bubblewrap: namespaces round the warm process, as one more layer round those that each child puts on.

Inside there is no network, no process but ours, and no file but the interpreter and its libraries, read-only. It
costs a fifth of a second once, and nothing for each child. Where it does not work the warm process starts without.
"""

import os
import shutil
import sys
from pathlib import Path

from grader.worker.host import PACKAGE_PARENT
from grader.worker.readable import SYSTEM_LIBRARIES

_NAMESPACES_OF_ROOT = [
    "--unshare-ipc",
    "--unshare-pid",
    "--unshare-net",
    "--unshare-uts",
    "--unshare-cgroup-try",
]
_POWERS_OF_ROOT = (
    "CAP_SETUID",
    "CAP_SETGID",
    "CAP_KILL",
    "CAP_DAC_READ_SEARCH",
)  # to become and end other users


def installed() -> bool:
    """Return whether there is a bubblewrap to try."""
    return sys.platform == "linux" and shutil.which("bwrap") is not None


def wrapped(command: list[str], hidden: list[str]) -> list[str]:
    """Return `command` as bubblewrap runs it, without the real paths in `hidden`."""
    return [
        *(shutil.which("bwrap") or "bwrap", "--die-with-parent", "--cap-drop", "ALL"),
        *_namespaces(),
        *("--dev", "/dev", "--proc", "/proc"),
        *_files(hidden),
        *("--remount-ro", "/", "--chdir", "/", "--"),
        *command,
    ]


def _namespaces() -> list[str]:
    """Root keeps its numbers of users, for children become another one; anybody else gets a user namespace."""
    if os.getuid() != 0:
        return ["--unshare-all"]
    return [*_NAMESPACES_OF_ROOT, *(word for power in _POWERS_OF_ROOT for word in ("--cap-add", power))]


def _files(hidden: list[str]) -> list[str]:
    """Show the libraries, cover what of them is hidden, and show the worker's own modules."""
    prefixes = [
        place for prefix in (sys.prefix, sys.base_prefix) for place in (prefix, os.path.realpath(prefix))
    ]
    libraries = [path for path in dict.fromkeys([*SYSTEM_LIBRARIES, *prefixes]) if os.path.exists(path)]
    covered = [
        path
        for path in hidden
        if os.path.isdir(path) and any(path.startswith(f"{library}/") for library in libraries)
    ]
    ours = [str(PACKAGE_PARENT / "grader" / name) for name in ("__init__.py", "worker")]
    return [
        *(word for folder in _above(libraries + ours) for word in ("--dir", folder)),
        *(word for path in libraries for word in ("--ro-bind", path, path)),
        *(word for path in covered for word in ("--tmpfs", path)),
        *(word for path in ours for word in ("--ro-bind", path, path)),
    ]


def _above(paths: list[str]) -> list[str]:
    """Return all folders above these paths. bubblewrap would close those that it makes unasked."""
    return sorted({str(folder) for path in paths for folder in Path(path).parents} - {"/"})
