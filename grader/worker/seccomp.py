"""seccomp: an allow-list of system calls, enough for NumPy and torch, and no more.

Everything else fails with EPERM: sockets, fork, exec, signals, ptrace, and every call that changes a file.
The filter is classic BPF as in seccomp(2); x86-64 numbers are those of asm/unistd_64.h.
"""

import ctypes
import errno
import os
import platform
import struct
import sys

_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2
_PR_SET_NO_NEW_PRIVS = 38
_ALLOW, _KILL_PROCESS, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_LOAD, _JUMP_EQUAL, _JUMP_ANY_BIT, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16  # offsets in struct seccomp_data
_CLONE_THREAD = 0x00010000
_X32_BIT = 0x40000000

_AUDIT_ARCHITECTURES = {"x86_64": 0xC000003E}
_CLONE = {"x86_64": 56}
_CLONE3 = {"x86_64": 435}
_ALLOWED = {
    "x86_64": {
        "read": 0, "write": 1, "close": 3, "fstat": 5, "lseek": 8, "stat": 4, "lstat": 6, "poll": 7,
        "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12, "mremap": 25, "mincore": 27, "madvise": 28,
        "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "sigaltstack": 131,
        "dup": 32, "pread64": 17, "readv": 19, "writev": 20, "access": 21,
        "openat": 257, "open": 2, "newfstatat": 262, "statx": 332, "faccessat": 269, "faccessat2": 439,
        "getdents64": 217, "readlink": 89, "readlinkat": 267, "getcwd": 79, "statfs": 137, "fstatfs": 138,
        "sched_yield": 24, "nanosleep": 35, "clock_nanosleep": 230, "getitimer": 36, "setitimer": 38,
        "gettimeofday": 96, "time": 201, "clock_gettime": 228, "clock_getres": 229, "times": 100,
        "getpid": 39, "getppid": 110, "gettid": 186, "getuid": 102, "getgid": 104, "geteuid": 107,
        "getegid": 108, "getpgrp": 111, "uname": 63, "sysinfo": 99, "getrlimit": 97, "getrusage": 98,
        "getrandom": 318, "arch_prctl": 158, "futex": 202, "set_tid_address": 218,
        "set_robust_list": 273, "get_robust_list": 274, "rseq": 334, "membarrier": 324, "getcpu": 309,
        "sched_getaffinity": 204, "sched_getparam": 143,
        "sched_getscheduler": 145, "get_mempolicy": 239, "restart_syscall": 219, "exit": 60,
        "exit_group": 231,
    },
}  # fmt: skip

# Calls that are allowed for some values of one argument only: (number, argument, values).
_OWN_PROCESS = (0,)  # the process id that means "this one"
_TERMINAL_QUESTIONS = (0x5401, 0x5413, 0x541B, 0x5451)  # TCGETS, TIOCGWINSZ, FIONREAD, FIOCLEX
_DESCRIPTOR_FLAGS = (
    0,
    1,
    2,
    3,
    4,
    1030,
)  # F_DUPFD to F_SETFL, F_DUPFD_CLOEXEC; no F_SETOWN: it sends signals
_LIMITED = {
    "x86_64": (
        (302, 0, _OWN_PROCESS),  # prlimit64
        (203, 0, _OWN_PROCESS),  # sched_setaffinity
        (16, 1, _TERMINAL_QUESTIONS),  # ioctl
        (72, 1, _DESCRIPTOR_FLAGS),  # fcntl
    ),
}

_libc = ctypes.CDLL(None, use_errno=True)


def supported() -> bool:
    """Return whether this machine's system calls are known here."""
    return sys.platform == "linux" and platform.machine() in _ALLOWED


def program() -> bytes:
    """Return the filter for this machine, ready for `restrict`."""
    machine = platform.machine()
    allowed = sorted(_ALLOWED[machine].values())
    instructions = [
        _instruction(_LOAD, _ARCHITECTURE_AT),
        _instruction(_JUMP_EQUAL, _AUDIT_ARCHITECTURES[machine], yes=1),
        _instruction(_RETURN, _KILL_PROCESS),
        _instruction(_LOAD, _NUMBER_AT),
        _instruction(_JUMP_AT_LEAST, _X32_BIT, no=1),
        _instruction(_RETURN, _KILL_PROCESS),
    ]
    for number in allowed:
        instructions += [_instruction(_JUMP_EQUAL, number, no=1), _instruction(_RETURN, _ALLOW)]
    for number, argument, values in _LIMITED[machine]:
        instructions += _allowed_for(number, argument, values)
    # clone3 hides its flags from a filter: "not implemented" makes libc fall back to clone
    instructions += [
        _instruction(_JUMP_EQUAL, _CLONE3[machine], no=1),
        _instruction(_RETURN, _ERRNO | errno.ENOSYS),
        _instruction(_JUMP_EQUAL, _CLONE[machine], no=3),
        _instruction(_LOAD, _FIRST_ARGUMENT_AT),
        _instruction(_JUMP_ANY_BIT, _CLONE_THREAD, no=1),
        _instruction(_RETURN, _ALLOW),
        _instruction(_RETURN, _ERRNO | errno.EPERM),
    ]
    return b"".join(instructions)


def _allowed_for(number: int, argument: int, values: tuple[int, ...]) -> list[bytes]:
    """Allow a call when the low half of its argument is one of `values`; the kernel takes ints from there."""
    load = _instruction(_LOAD, _FIRST_ARGUMENT_AT + 8 * argument)
    checks = [
        instruction
        for value in values
        for instruction in (_instruction(_JUMP_EQUAL, value, no=1), _instruction(_RETURN, _ALLOW))
    ]
    block = [load, *checks, _instruction(_RETURN, _ERRNO | errno.EPERM)]
    return [_instruction(_JUMP_EQUAL, number, no=len(block)), *block]


def restrict(filter_program: bytes) -> None:
    """Bind this process and its threads to the filter, for ever. Raises OSError."""
    buffer = ctypes.create_string_buffer(filter_program, len(filter_program))
    header = struct.pack("HxxxxxxQ", len(filter_program) // 8, ctypes.addressof(buffer))
    _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if _libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, header, 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"seccomp: {os.strerror(number)}")


def _instruction(code: int, operand: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, operand)
