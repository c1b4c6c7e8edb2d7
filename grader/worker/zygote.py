"""The warm process: it has NumPy (or torch) imported, has never held an answer, and forks the children.

Started as `python -s -P -S -c ...` with a clean environment, it reads its settings from standard input. It speaks
with the judge over one socket, and hands each child a connection of its own. It dies with the judge.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from grader.worker import child
from grader.worker.clock import Progress
from grader.worker.commons import Commons
from grader.worker.jail import Jail, build, die_with_parent

_FORK, _KILL = b"f", b"k"


@dataclass(frozen=True)
class Ready:
    """What is the same for all children, and how they come into being."""

    progress: Progress
    jail: Jail
    commons: Commons
    fork: bool


def main(settings: dict[str, Any]) -> None:
    """Warm up, then serve the judge until it hangs up."""
    parent = os.getppid()
    die_with_parent()
    control = socket.socket(fileno=settings["control"])
    try:
        ready = _made_ready(settings)
    except ImportError as error:  # no learner's code has run yet: this is about the environment
        library = "torch" if settings["torch"] else "NumPy"
        control.sendall(json.dumps({"library": library, "problem": str(error)}).encode() + b"\n")
        os._exit(1)
    settings.clear()  # a learner's code can look at the frames below its own
    control.sendall(_announcement(ready.jail))
    gc.freeze()
    gc.enable()  # `spawning` starts without it
    if not ready.fork:
        child.live(control.detach(), ready.progress, ready.jail, parent, ready.commons)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _become_subreaper()
    _serve(control, ready)


def _made_ready(settings: dict[str, Any]) -> Ready:
    """Build the jail, import what learners' code will need, and forget where our own program lies."""
    tempfile.tempdir = "/"  # nothing is writable, but a library that only asks for the name must not fail
    hidden = settings["hidden"]
    jail = build(settings["libraries"], hidden) if settings["sandbox"] else Jail()
    _warm_up(settings["torch"])
    commons = child.prepared()
    sys.path[:] = [entry for entry in sys.path if os.path.realpath(entry) not in hidden]
    return Ready(Progress(settings["progress"]), jail, commons, settings["fork"])


def _announcement(jail: Jail) -> bytes:
    """Return one line for the judge: the level that these walls should give, and who learners' code will be."""
    level = "sandbox" if jail.walls.complete else "process"
    way = "same" if jail.user is None else jail.user.way
    return json.dumps({"level": level, "user": way}).encode() + b"\n"


def _serve(control: socket.socket, ready: Ready) -> None:
    """Fork a child whenever the judge asks for one, and tell how it ended."""
    zygote = os.getpid()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            os._exit(0)
        if message != _FORK or not descriptors:
            continue
        process = os.fork()
        if process == 0:
            control.close()
            child.live(descriptors[0], ready.progress, ready.jail, zygote, ready.commons)
        os.close(descriptors[0])
        status = _attend(control, process)
        _kill_orphans()
        control.sendall(status.to_bytes(4, "little", signed=True))


def _warm_up(with_torch: bool) -> None:
    import numpy as np

    np.random.default_rng(0).permutation(np.ones((4, 4)) @ np.ones((4, 4)))
    if with_torch:
        _warm_up_torch()


def _warm_up_torch() -> None:
    import torch

    torch.set_num_threads(1)  # before any operation: a forked child hangs on a parent's thread pool
    from grader.worker import torch_driver

    torch_driver.warm_up()
    from grader.worker.huge_pages import collapse

    gc.collect()
    collapse()


def _attend(control: socket.socket, process: int) -> int:
    """Wait until the child ends, or kill it when the judge says so or is gone. Return its exit status."""
    descriptor = os.pidfd_open(process)
    try:
        readable, _, _ = select.select([control.fileno(), descriptor], [], [])
        if control.fileno() in readable:
            message = control.recv(1)
            os.kill(process, signal.SIGKILL)
            if message != _KILL:
                os._exit(0)
        _, status = os.waitpid(process, 0)
        return status
    finally:
        os.close(descriptor)


def _become_subreaper() -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: orphans come to us


def _kill_orphans() -> None:
    """Kill whatever the child left behind. In the sandbox it cannot fork; in a bare process it can."""
    while True:
        try:
            with open(f"/proc/self/task/{os.getpid()}/children") as children:
                orphans = [int(number) for number in children.read().split()]
        except OSError:
            return
        if not orphans:
            return
        for orphan in orphans:
            with suppress(OSError):
                os.kill(orphan, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(orphan, 0)
