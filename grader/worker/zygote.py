"""The warm process: it has NumPy (or torch) imported, has never held an answer, and forks the children.

Started as `python -s -P -S -c ...` with a clean environment; it speaks with the judge over one socket, and hands
each child a connection of its own. It outlives its children and dies with the judge.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
from contextlib import suppress
from typing import Any

_FORK, _KILL = b"f", b"k"


def main(settings_text: str) -> None:
    """Warm up, then serve the judge until it hangs up."""
    settings: dict[str, Any] = json.loads(settings_text)
    from grader.worker import child, jail
    from grader.worker.clock import Progress

    jail.die_with_parent()
    _warm_up(settings["torch"])
    walls = jail.build_walls(settings["libraries"], settings["hidden"]) if settings["sandbox"] else None
    control = socket.socket(fileno=settings["control"])
    progress = Progress(settings["progress"])
    hidden, commons = settings["hidden"], child.prepared()
    control.sendall(b"s" if walls is not None else b"p")
    if not settings["fork"]:
        child.live(control.detach(), progress, walls, hidden, commons)
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _become_subreaper()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            os._exit(0)
        if message != _FORK or not descriptors:
            continue
        process = os.fork()
        if process == 0:
            control.close()
            child.live(descriptors[0], progress, walls, hidden, commons)
        os.close(descriptors[0])
        status = _attend(control, process)
        _kill_orphans()
        control.sendall(status.to_bytes(4, "little", signed=True))


def _warm_up(with_torch: bool) -> None:
    import numpy as np

    np.random.default_rng(0).permutation(np.ones((4, 4)) @ np.ones((4, 4)))
    if not with_torch:
        return
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
