"""From what was found to what to install or set. The texts are data: `advice.toml`."""

import errno
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from grader.doctor.machine import Machine
from grader.doctor.probes import Examination, Finding
from grader.worker import landlock
from grader.worker.seccomp import ARCHITECTURES

FIRST_KERNEL_WITH_LANDLOCK = (5, 13)
_PYTHONS = ("3.11.", "3.12.", "3.13.")


@dataclass(frozen=True)
class Advice:
    """One thing to do: what is the matter, what helps, and what to type."""

    title: str
    text: str
    commands: tuple[str, ...] = ()


def advice_for(examination: Examination) -> list[Advice]:
    """Return what to do about what was found, the most needed first."""
    machine = examination.machine
    found = {finding.layer: finding for finding in examination.findings}
    names = [*_for_the_sandbox(machine, found), *_for_more(machine, found)]
    return [_filled(_texts()[name], machine) for name in dict.fromkeys(names)]


def all_advice(machine: Machine) -> list[Advice]:
    """Return everything that could be advised."""
    return [_filled(row, machine) for row in _texts().values()]


def _for_the_sandbox(machine: Machine, found: dict[str, Finding]) -> list[str]:
    if machine.system != "Linux":
        return ["macos" if machine.system == "Darwin" else "other_system"]
    names = []
    if machine.processor not in ARCHITECTURES:
        names.append("processor")
    elif found["seccomp"].state == "missing":
        names.append("no_filters")
    if refusal := landlock.refusal():
        names.append(why_no_landlock(machine, refusal))
    if any(finding.through for finding in found.values() if finding.state == "leaks"):
        names.append("leak")
    return names


def why_no_landlock(machine: Machine, error: int) -> str:
    """Return the name of the advice for a kernel that refuses Landlock with this error."""
    if machine.wsl:
        return "wsl"
    if machine.kernel < FIRST_KERNEL_WITH_LANDLOCK:
        return "old_kernel"
    if machine.container and error != errno.EOPNOTSUPP:
        return "container"
    return "switched_off"


def _for_more(machine: Machine, found: dict[str, Finding]) -> list[str]:
    """Return the advice without which the sandbox holds."""
    names = []
    if found["user"].state == "missing":
        names.append("root")
    if machine.system == "Linux" and found["bubblewrap"].state != "holds":
        names.append(why_no_bubblewrap(machine) if machine.bubblewrap else "no_bubblewrap")
    if not machine.torch:
        names.append("torch")
    if not machine.python.startswith(_PYTHONS):
        names.append("python")
    return names


def why_no_bubblewrap(machine: Machine) -> str:
    """Return the name of the advice for a machine on which bubblewrap is and does not work."""
    if machine.container:
        return "bubblewrap_in_container"
    return "apparmor" if machine.namespaces == "apparmor" else "namespaces"


def _filled(row: dict[str, Any], machine: Machine) -> Advice:
    facts = asdict(machine)
    return Advice(row["title"].format(**facts), row["text"].format(**facts), tuple(row.get("type", ())))


@cache
def _texts() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("grader.doctor").joinpath("advice.toml").read_text("utf-8"))
