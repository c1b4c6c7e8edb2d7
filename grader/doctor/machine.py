"""Where we are: what of this machine decides which layers it can have."""

import os
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_MARKS_OF_CONTAINERS = ("/.dockerenv", "/run/.containerenv", "/run/systemd/container")
_WORDS_OF_CONTAINERS = ("docker", "containerd", "kubepods", "lxc", "podman")


@dataclass(frozen=True)
class Machine:
    """The facts. `namespaces` says who forbids them to ordinary users: "apparmor", "kernel", or "" for nobody."""

    system: str
    release: str
    processor: str
    root: bool
    container: bool
    wsl: bool
    bubblewrap: bool
    namespaces: str
    python: str
    torch: str

    @property
    def kernel(self) -> tuple[int, int]:
        """The kernel's version, (0, 0) where it has no such numbers."""
        numbers = self.release.split("-")[0].split(".")
        return (int(numbers[0]), int(numbers[1])) if all(one.isdigit() for one in numbers[:2]) else (0, 0)


def this_machine() -> Machine:
    """Return the facts about this machine."""
    release = platform.release()
    return Machine(
        platform.system(),
        release,
        platform.machine(),
        os.getuid() == 0,
        _in_container(),
        "microsoft" in release.lower(),
        shutil.which("bwrap") is not None,
        _who_forbids_namespaces(),
        ".".join(map(str, sys.version_info[:3])),
        _torch(),
    )


def _in_container() -> bool:
    groups = _text("/proc/1/cgroup")
    return any(map(os.path.exists, _MARKS_OF_CONTAINERS)) or any(
        one in groups for one in _WORDS_OF_CONTAINERS
    )


def _who_forbids_namespaces() -> str:
    kernel = "/proc/sys/kernel"
    if _text(f"{kernel}/apparmor_restrict_unprivileged_userns") == "1":
        return "apparmor"
    if "0" in (_text(f"{kernel}/unprivileged_userns_clone"), _text("/proc/sys/user/max_user_namespaces")):
        return "kernel"
    return ""


def _torch() -> str:
    try:
        return version("torch")
    except PackageNotFoundError:
        return ""


def _text(path: str) -> str:
    try:
        return Path(path).read_text().strip()
    except OSError:
        return ""
