"""Everything that is tried before it is believed that a learner's code cannot break out.

The system calls are made so that they do no harm where no wall stands: they name what is not there, or ask for
nothing. Any answer but "not permitted" says that the kernel would have listened.
"""

import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.worker.architecture import Architecture

_HERE, _NO_DESCRIPTOR, _NOTHING = -100, -1, 0  # AT_FDCWD; and what no call can do anything with
_NOWHERE = b"/nonexistent"
_PTRACE_SEIZE, _EMPTY_PATH, _BIND_AGAIN, _NEW_USER, _FIFO = 0x4206, 0x1000, 0x1020, 0x10000000, 0o10600
_PROCESS_KEYRING, _SESSION_KEYRING, _DUMPABLE, _ROUND_ROBIN = -2, -3, 4, 2
_PACKETS, _NETLINK, _CIPHERS = 17, 16, 38  # kinds of sockets


@dataclass(frozen=True)
class Targets:
    """What the attempts are made on: this process of ours, and what it made for them."""

    process: int
    folder: Path
    file: Path
    address: str
    abstract_address: str
    port: int
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attempt:
    """One attempt: what it is about, the function of `escape_artist` that makes it, and its arguments."""

    name: str
    function: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True)
class SystemCall:
    """One system call: what it is about, its number, and its arguments."""

    name: str
    number: int
    arguments: tuple[int | bytes, ...]


def in_python(targets: Targets) -> list[Attempt]:
    """Return the attempts that a learner would make in Python."""
    unix, tcp = int(socket.AF_UNIX), int(socket.AF_INET)
    rows: list[tuple[Any, ...]] = [
        ("read a file", "read_a_file", str(targets.file)),
        ("read a file through /proc", "read_a_file", f"/proc/self/root{targets.file}"),
        ("read our environment", "read_a_file", f"/proc/{targets.process}/environ"),
        ("read our memory", "open_a_file", f"/proc/{targets.process}/mem"),
        ("list a folder", "list_a_folder", str(targets.folder)),
        ("make a file", "make_a_file", str(targets.folder / "written")),
        ("make a file in shared memory", "make_a_file", f"/dev/shm/{targets.folder.name}"),
        ("open a socket", "open_a_socket"),
        ("connect to us through a file", "connect", unix, targets.address),
        ("connect to us through a name", "connect", unix, targets.abstract_address),
        ("connect to us over TCP", "connect", tcp, "127.0.0.1", targets.port),
        ("start a process", "start_a_process"),
        ("signal us", "signal", targets.process),
        ("limit us", "limit", targets.process),
        ("raise its own limits", "raise_a_limit"),
        *((f"look into {path}", "list_a_folder", path) for path in targets.hidden),
    ]
    return [Attempt(name, function, tuple(arguments)) for name, function, *arguments in rows]


def by_number(targets: Targets, here: Architecture) -> list[SystemCall]:
    """Return the attempts at what Python has no words for, as far as this processor has the calls."""
    rows = [*_on_us(targets.process), *_on_files(targets), *_on_the_machine()]
    return [
        SystemCall(name, here.numbers[call], tuple(arguments))
        for name, call, *arguments in rows
        if call in here.numbers
    ]


def _on_us(us: int) -> list[tuple[Any, ...]]:
    return [
        ("trace us", "ptrace", _PTRACE_SEIZE, us, 0, 0),
        ("copy from our memory", "process_vm_readv", us, _NOTHING, 0, _NOTHING, 0, 0),
        ("copy into our memory", "process_vm_writev", us, _NOTHING, 0, _NOTHING, 0, 0),
        ("hold us by a descriptor", "pidfd_open", us, 0),
        ("take our descriptors", "pidfd_getfd", _NO_DESCRIPTOR, 0, 0),
        ("signal us by a descriptor", "pidfd_send_signal", _NO_DESCRIPTOR, 0, _NOTHING, 0),
        ("signal a thread of ours", "tgkill", us, us, 0),
        ("queue a signal for us", "rt_sigqueueinfo", us, 0, _NOTHING),
    ]


def _on_files(targets: Targets) -> list[tuple[Any, ...]]:
    file, folder = os.fsencode(targets.file), os.fsencode(targets.folder)
    return [
        ("make a link", "linkat", _HERE, file, _HERE, folder + b"/link", 0),
        ("make a symbolic link", "symlinkat", file, _HERE, folder + b"/symlink"),
        ("make a named pipe", "mknodat", _HERE, folder + b"/fifo", _FIFO, 0),
        ("make a folder", "mkdirat", _HERE, folder + b"/folder", 0o700),
        ("remove a file", "unlinkat", _HERE, _NOWHERE, 0),
        ("rename a file", "renameat2", _HERE, _NOWHERE, _HERE, folder + b"/renamed", 0),
        ("cut off a file", "truncate", _NOWHERE, 0),
        ("change who may read a file", "fchmodat", _HERE, file, 0o600),
        ("change whose a file is", "fchownat", _HERE, file, -1, -1, 0),
        ("change a file's times", "utimensat", _HERE, file, _NOTHING, 0),
        ("open a file by its handle", "open_by_handle_at", _NO_DESCRIPTOR, _NOTHING, 0),
        ("mount", "mount", b"none", folder, b"tmpfs", _BIND_AGAIN, _NOTHING),
        ("unmount", "umount2", folder, 0),
        ("watch files", "inotify_init1", 0),
        ("watch a file system", "fanotify_init", 0, 0),
        ("have a file in memory", "memfd_create", b"file", 0),
        ("join pipes inside the kernel", "splice", _NO_DESCRIPTOR, _NOTHING, _NO_DESCRIPTOR, _NOTHING, 1, 0),
        ("run a program", "execve", _NOWHERE, _NOTHING, _NOTHING),
        ("run a program from memory", "execveat", _NO_DESCRIPTOR, b"", _NOTHING, _NOTHING, _EMPTY_PATH),
    ]


def _on_the_machine() -> list[tuple[Any, ...]]:
    return [
        ("see packets", "socket", _PACKETS, 3, 0),
        ("talk to the kernel's network", "socket", _NETLINK, 3, 0),
        ("use the kernel's ciphers", "socket", _CIPHERS, 5, 0),
        ("have a pair of sockets", "socketpair", 1, 1, 0, _NOTHING),
        ("share memory", "shmget", 0, 0, 0),
        ("share semaphores", "semget", 0, 0, 0),
        ("share messages", "msgget", 1, 0),
        ("share messages by name", "mq_open", b"nonexistent", 0, 0, _NOTHING),
        ("call the kernel through a ring", "io_uring_setup", 1, _NOTHING),
        ("load a program into the kernel", "bpf", 0, _NOTHING, 0),
        ("load a module into the kernel", "init_module", _NOTHING, 0, b""),
        ("handle its own page faults", "userfaultfd", 0),
        ("watch the processor", "perf_event_open", _NOTHING, 0, -1, -1, 0),
        ("keep a key in the kernel", "add_key", b"user", b"name", b"value", 5, _PROCESS_KEYRING),
        ("look for keys in the kernel", "keyctl", 0, _SESSION_KEYRING, 0, 0, 0),
        ("run before all others", "sched_setscheduler", 0, _ROUND_ROBIN, _NOTHING),
        ("come before others", "setpriority", 0, 0, -20),
        ("let others look into it", "prctl", _DUMPABLE, 1, 0, 0, 0),
        ("gain powers", "capset", _NOTHING, _NOTHING),
        ("join groups", "setgroups", 0, _NOTHING),
        ("become root", "setresuid", 0, 0, 0),
        ("move its root", "chroot", b"/"),
        ("enter another's namespaces", "setns", _NO_DESCRIPTOR, 0),
        ("have namespaces of its own", "unshare", _NEW_USER),
    ]
