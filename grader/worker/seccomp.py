"""seccomp: an allow-list of system calls, enough for NumPy and torch, and no more.

Everything else fails with EPERM: sockets, fork, exec, signals, ptrace, and every call that changes a file.
"""

import ctypes
import errno
import os
import platform
import struct
import sys

from grader.worker.architecture import Architecture
from grader.worker.bpf import Policy, assemble
from grader.worker.calls_aarch64 import AARCH64
from grader.worker.calls_x86_64 import X86_64

ARCHITECTURES: dict[str, Architecture] = {"x86_64": X86_64, "aarch64": AARCH64}
_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2
_PR_SET_NO_NEW_PRIVS = 38

_ALLOWED = (
    *("read", "readv", "pread64", "write", "writev", "close", "dup", "lseek", "poll", "ppoll"),
    *("open", "openat", "stat", "lstat", "fstat", "newfstatat", "statx", "statfs", "fstatfs", "getdents64"),
    *("access", "faccessat", "faccessat2", "readlink", "readlinkat", "getcwd"),
    *("mmap", "mprotect", "munmap", "mremap", "mincore", "madvise", "brk", "get_mempolicy"),
    *("rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall"),
    *("nanosleep", "clock_nanosleep", "getitimer", "setitimer", "gettimeofday", "time", "clock_gettime"),
    *("clock_getres", "times", "sched_yield", "sched_getaffinity", "sched_getparam", "sched_getscheduler"),
    *(
        "getpid",
        "getppid",
        "gettid",
        "getuid",
        "getgid",
        "geteuid",
        "getegid",
        "getpgrp",
        "getpgid",
        "getcpu",
    ),
    *("uname", "sysinfo", "getrlimit", "getrusage", "getrandom", "arch_prctl"),
    *("futex", "set_tid_address", "set_robust_list", "get_robust_list", "rseq", "membarrier"),
    *("exit", "exit_group"),
)
_THIS_PROCESS = (0,)
_TERMINAL_QUESTIONS = (0x5401, 0x5413, 0x541B, 0x5451)  # TCGETS, TIOCGWINSZ, FIONREAD, FIOCLEX
_DESCRIPTOR_FLAGS = (0, 1, 2, 3, 4, 1030)  # F_DUPFD to F_SETFL, F_DUPFD_CLOEXEC; F_SETOWN would send signals

POLICY = Policy(
    _ALLOWED,
    limited={
        "prlimit64": (0, _THIS_PROCESS),
        "ioctl": (1, _TERMINAL_QUESTIONS),
        "fcntl": (1, _DESCRIPTOR_FLAGS),
    },
)

_libc = ctypes.CDLL(None, use_errno=True)


def architecture() -> Architecture | None:
    """Return what is known of this machine's system calls, None where nothing is."""
    return ARCHITECTURES.get(platform.machine()) if sys.platform == "linux" else None


def program() -> bytes | None:
    """Return the filter for this machine, ready for `restrict`; None where there can be none."""
    here = architecture()
    return assemble(POLICY, here) if here is not None and _kernel_takes_filters() else None


def _kernel_takes_filters() -> bool:
    """Ask with no filter at all: a kernel that takes filters complains of the address, any other of the question."""
    _libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, None, 0, 0)
    return ctypes.get_errno() == errno.EFAULT


def restrict(filter_program: bytes) -> None:
    """Bind this process and its threads to the filter, for ever. Raises OSError."""
    buffer = ctypes.create_string_buffer(filter_program, len(filter_program))
    header = struct.pack("HxxxxxxQ", len(filter_program) // 8, ctypes.addressof(buffer))
    _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if _libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, header, 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"seccomp: {os.strerror(number)}")
