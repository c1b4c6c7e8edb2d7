"""The user that a learner's process becomes where the judge is root: one that owns nothing.

Each warm process has a number of its own, so that what it runs shares its user with nothing else on this
machine: there is nobody to signal, to trace or to limit. Which way works here is not believed but tried.
"""

import ctypes
import os
import signal
import socket
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from grader.worker.layers import Way

NOBODY = 65534
_FIRST_OF_OURS = 2_000_000_000  # here begin numbers that no distribution, systemd or container gives out
_CAPABILITY_VERSION_3 = 0x20080522
_CAP_DAC_READ_SEARCH = 1 << 2
_PR_SET_DUMPABLE, _PR_SET_KEEPCAPS = 4, 8
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class User:
    """Who runs a learner's code. `way` says what the number is.

    `same`: the judge's own, an ordinary user. `own`: one that owns nothing. `reader`: the same, who may also
    read behind closed folders, for there the interpreter lies. `root`: root, without any of root's powers.
    """

    way: Way
    number: int

    @property
    def is_alone(self) -> bool:
        """Whether nothing else on this machine runs as this user."""
        return self.way in ("own", "reader") and self.number != NOBODY


def choose(needed: Iterable[str]) -> User:
    """Return the user for learners' code: one who can read all the files in `needed`, found out by trying."""
    if os.getuid() != 0:
        return User("same", os.getuid())
    files = list(needed)
    for number in (_FIRST_OF_OURS + int.from_bytes(os.urandom(3)), NOBODY):
        way = _tried(number, files)
        if way is not None:
            return User(way, number)
    return User("root", 0)


def become(user: User) -> None:
    """Turn this process into `user`, for ever. Raises OSError where this does not work here."""
    if user.way in ("own", "reader"):
        _leave_root(user.number)
    if sys.platform == "linux":
        _set_capabilities(_CAP_DAC_READ_SEARCH if user.way == "reader" else 0)
        _libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)  # nobody of the same user may look into its memory


def _leave_root(number: int) -> None:
    """Become this user and no other; what root could do is permitted still, but no longer in effect."""
    if sys.platform == "linux":
        _libc.prctl(_PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(number)
    os.setuid(number)


def _tried(number: int, files: list[str]) -> Way | None:
    """Return how a child that became this user can read the files, None where it cannot or we cannot end it."""
    ours, theirs = socket.socketpair()
    process = os.fork()
    if process == 0:
        try:
            ours.close()
            _leave_root(number)
            theirs.send(b"o" if _can_read(files) else b"r" if _can_read_with_power(files) else b"-")
            theirs.recv(1)
        finally:
            os._exit(0)
    theirs.close()
    ways: dict[bytes, Way] = {b"o": "own", b"r": "reader"}
    way = ways.get(ours.recv(1))
    try:
        os.kill(process, signal.SIGKILL)
    except PermissionError:
        return None
    finally:
        ours.close()
        os.waitpid(process, 0)
    return way


def _can_read(files: list[str]) -> bool:
    try:
        for path in files:
            os.close(os.open(path, os.O_RDONLY))
    except OSError:
        return False
    return True


def _can_read_with_power(files: list[str]) -> bool:
    if sys.platform != "linux":
        return False
    _set_capabilities(_CAP_DAC_READ_SEARCH)
    return _can_read(files)


def _set_capabilities(kept: int) -> None:
    """Keep these capabilities of those that are permitted, and no other. Raises OSError."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    low_halves = (ctypes.c_uint32 * 6)(kept, kept, 0, 0, 0, 0)  # effective, permitted, inheritable
    if _libc.capset(header, low_halves) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"capset: {os.strerror(number)}")
