"""A submission that tries to break out: the text of this file is run as every learner's file is run.

Each attempt is a function that raises where a wall stands. `attempts` makes them all, `system_calls` those that
Python has no words for.
"""

import ctypes
import os
import resource
import socket
from typing import Any


def read_a_file(path: str) -> None:
    """Read somebody else's file."""
    with open(path, "rb") as file:
        file.read(1)


def list_a_folder(path: str) -> None:
    """See what lies in somebody else's folder."""
    os.listdir(path)


def open_a_file(path: str) -> None:
    """Open somebody else's file; to read it may take more than to know where."""
    open(path, "rb").close()


def make_a_file(path: str) -> None:
    """Make a file; it is removed again."""
    open(path, "x").close()
    os.remove(path)


def open_a_socket() -> None:
    """Have a socket for the network."""
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()


def connect(family: int, *address: Any) -> None:
    """Reach somebody who listens on this machine."""
    with socket.socket(family) as connection:
        connection.connect(address if len(address) > 1 else address[0])


def start_a_process() -> None:
    """Fork."""
    if os.fork() == 0:
        os._exit(0)


def limit(process: int) -> None:
    """Ask for another process's limits, which is allowed to those who may set them."""
    resource.prlimit(process, resource.RLIMIT_CORE)


def raise_a_limit() -> None:
    """Have more memory than was given."""
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def signal(process: int) -> None:
    """Reach another process with a signal; 0 is one that does nothing."""
    os.kill(process, 0)


def attempts(rows: list[list[Any]]) -> list[bool]:
    """Make attempts, given as the name of a function and its arguments; return which succeeded."""
    succeeded = []
    for name, *arguments in rows:
        try:
            globals()[name](*arguments)
            succeeded.append(True)
        except Exception:
            succeeded.append(False)
    return succeeded


def system_calls(calls: list[list[Any]]) -> list[int]:
    """Make system calls by their numbers; return each one's error, 0 for none."""
    call = ctypes.CDLL(None, use_errno=True).syscall
    errors = []
    for number, *arguments in calls:
        words = [ctypes.c_char_p(one) if isinstance(one, bytes) else ctypes.c_long(one) for one in arguments]
        failed = call(ctypes.c_long(number), *words) == -1
        errors.append(ctypes.get_errno() if failed else 0)
    return errors
