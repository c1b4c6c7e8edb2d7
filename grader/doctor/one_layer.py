"""One layer by itself: a process that puts on this layer only, and tries what this layer is there to stop.

python -m grader.doctor.one_layer LAYER, with the targets as JSON on standard input, prints what was tried and what
got through.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from grader.worker import landlock, seccomp
from grader.worker.attempts import Targets, by_number, in_python
from grader.worker.escape_artist import attempts, system_calls
from grader.worker.readable import DEVICES, libraries, readable, samples
from grader.worker.selftest import REFUSED
from grader.worker.user import become, choose

Layer = Literal["landlock", "seccomp", "user"]

_FILES = {
    *(
        "read a file",
        "read a file through /proc",
        "list a folder",
        "make a file",
        "make a file in shared memory",
    ),
    *("read our environment", "read our memory", "trace us"),
    *("make a link", "make a symbolic link", "make a named pipe", "make a folder"),
}
_LATER_IN_LANDLOCK = {4: {"connect to us over TCP"}, 6: {"connect to us through a name", "signal us"}}
_NOT_FOR_SECCOMP = {
    *("read a file", "read a file through /proc", "read our environment", "read our memory", "list a folder"),
    *("make a file", "make a file in shared memory", "raise its own limits"),
}
_ROOT = {
    *("read our environment", "read our memory", "trace us", "signal us", "limit us", "make a file"),
    *("change who may read a file", "become root", "join groups", "mount", "unmount", "move its root"),
}


@dataclass(frozen=True)
class Tried:
    """How many attempts were made on a layer, and which got through."""

    count: int
    through: tuple[str, ...]


def try_alone(layer: Layer, targets: Targets) -> Tried | None:
    """Return what became of the attempts on this layer; None where it could not be put on."""
    ran = subprocess.run(
        [sys.executable, "-m", __spec__.name, layer],
        input=json.dumps(asdict(targets), default=str),
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        return None
    count, through = json.loads(ran.stdout)
    return Tried(count, tuple(through))


def _stopped_by(layer: str, names: set[str]) -> set[str]:
    """Return the attempts that this layer is there to stop, of all that are made."""
    if layer == "landlock":
        later = [added for version, added in _LATER_IN_LANDLOCK.items() if landlock.abi() >= version]
        return _FILES.union(*later)
    return _ROOT if layer == "user" else names - _NOT_FOR_SECCOMP


def _put_on(layer: str) -> None:
    if layer == "landlock":
        landlock.restrict(landlock.ruleset(readable(libraries(), []), DEVICES))
    elif layer == "user":
        become(choose(samples(libraries())))
    elif (program := seccomp.program()) is not None:
        seccomp.restrict(program)
    else:
        raise OSError("the system calls of this machine are not known")


def _main(layer: str) -> None:
    given = json.load(sys.stdin)
    targets = Targets(**given | {"folder": Path(given["folder"]), "file": Path(given["file"])})
    here = seccomp.architecture()
    python, calls = in_python(targets), [] if here is None else by_number(targets, here)
    wanted = _stopped_by(layer, {one.name for one in python} | {one.name for one in calls})
    python = [one for one in python if one.name in wanted]
    calls = [one for one in calls if one.name in wanted]
    _put_on(layer)
    succeeded = attempts([[one.function, *one.arguments] for one in python])
    errors = system_calls([[one.number, *one.arguments] for one in calls])
    through = [one.name for one, success in zip(python, succeeded, strict=True) if success]
    through += [one.name for one, error in zip(calls, errors, strict=True) if error not in REFUSED]
    os.write(1, json.dumps([len(python) + len(calls), through]).encode())


if __name__ == "__main__":
    _main(sys.argv[1])
