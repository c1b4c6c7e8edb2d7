"""Assembles a seccomp filter: classic BPF that looks at the number of a system call and its arguments.

See seccomp(2). The filter runs down the list of rules; what no rule allows fails with EPERM.
"""

import errno
import struct
from dataclasses import dataclass

from grader.worker.architecture import Architecture

_ALLOW, _KILL_PROCESS, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_LOAD, _JUMP_EQUAL, _JUMP_ANY_BIT, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16  # offsets in struct seccomp_data
_CLONE_THREAD = 0x00010000
_NEW_NAMESPACES = 0x7E020000  # CLONE_NEWNS, CGROUP, UTS, IPC, USER, PID, NET


@dataclass(frozen=True)
class Policy:
    """Which calls are allowed, and which only when one argument has one of some values."""

    allowed: tuple[str, ...]
    limited: dict[str, tuple[int, tuple[int, ...]]]  # the argument's place, its values


def assemble(policy: Policy, architecture: Architecture) -> bytes:
    """Return the filter for `architecture`. Calls that it does not have are left out."""
    numbers = architecture.numbers
    instructions = _same_kind_of_program(architecture)
    for number in sorted(numbers[name] for name in policy.allowed if name in numbers):
        instructions += [_instruction(_JUMP_EQUAL, number, no=1), _instruction(_RETURN, _ALLOW)]
    for name, (argument, values) in policy.limited.items():
        instructions += _allowed_for(numbers[name], argument, values)
    instructions += _threads_only(numbers)
    return b"".join([*instructions, _instruction(_RETURN, _ERRNO | errno.EPERM)])


def _same_kind_of_program(architecture: Architecture) -> list[bytes]:
    """Kill whoever calls as a program of another kind, whose numbers mean something else."""
    return [
        _instruction(_LOAD, _ARCHITECTURE_AT),
        _instruction(_JUMP_EQUAL, architecture.audit_number, yes=1),
        _instruction(_RETURN, _KILL_PROCESS),
        _instruction(_LOAD, _NUMBER_AT),
        _instruction(_JUMP_AT_LEAST, architecture.other_calls_from, no=1),
        _instruction(_RETURN, _KILL_PROCESS),
    ]


def _allowed_for(number: int, argument: int, values: tuple[int, ...]) -> list[bytes]:
    """Allow a call when the low half of its argument is one of `values`; the kernel takes ints from there."""
    checks = [
        instruction
        for value in values
        for instruction in (_instruction(_JUMP_EQUAL, value, no=1), _instruction(_RETURN, _ALLOW))
    ]
    load = _instruction(_LOAD, _FIRST_ARGUMENT_AT + 8 * argument)
    block = [load, *checks, _instruction(_RETURN, _ERRNO | errno.EPERM)]
    return [_instruction(_JUMP_EQUAL, number, no=len(block)), *block]


def _threads_only(numbers: dict[str, int]) -> list[bytes]:
    """Allow clone for threads in the same namespaces; clone3 hides its flags, so libc has to do without."""
    return [
        _instruction(_JUMP_EQUAL, numbers["clone3"], no=1),
        _instruction(_RETURN, _ERRNO | errno.ENOSYS),
        _instruction(_JUMP_EQUAL, numbers["clone"], no=4),
        _instruction(_LOAD, _FIRST_ARGUMENT_AT),
        _instruction(_JUMP_ANY_BIT, _NEW_NAMESPACES, yes=2),
        _instruction(_JUMP_ANY_BIT, _CLONE_THREAD, no=1),
        _instruction(_RETURN, _ALLOW),
    ]


def _instruction(code: int, operand: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, operand)
