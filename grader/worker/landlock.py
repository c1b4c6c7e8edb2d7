"""Landlock: the process may read the folders it is given, and nothing else (Linux 5.13+).

Numbers and structures are those of linux/landlock.h; see landlock(7). No root is needed.
"""

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every architecture
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_FILE_RIGHTS_BY_ABI = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # how many low bits each ABI knows
_NETWORK_RIGHTS = 0b11  # bind and connect over TCP, ABI 4
_SCOPES = 0b11  # abstract unix sockets and signals, ABI 6
_NO_LOG = 1  # a learner's code could fill the system's log with what it was denied; ABI 7
_PR_SET_NO_NEW_PRIVS = 38

_libc = ctypes.CDLL(None, use_errno=True)


def abi() -> int:
    """Return the Landlock ABI of this kernel, 0 where there is none."""
    return max(0, _version_or_error())


def refusal() -> int:
    """Return the error with which this kernel refuses Landlock, 0 where it does not."""
    return max(0, -_version_or_error())


def _version_or_error() -> int:
    if sys.platform != "linux":
        return -errno.ENOSYS
    version = _libc.syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)
    return version if version >= 0 else -ctypes.get_errno()


def ruleset(readable: Iterable[str], devices: Iterable[str]) -> int:
    """Return a descriptor of rules: `readable` trees may be read, `devices` read and written.

    Raises OSError where the kernel refuses. Paths that do not exist are left out.
    """
    version = abi()
    handled_files = (1 << _FILE_RIGHTS_BY_ABI.get(version, 16)) - 1
    fields = [handled_files]
    if version >= 4:
        fields.append(_NETWORK_RIGHTS)
    if version >= 6:
        fields.append(_SCOPES)
    attributes = struct.pack(f"={len(fields)}Q", *fields)
    rules = _checked(_libc.syscall(_CREATE_RULESET, attributes, len(attributes), 0))
    for path in readable:
        rights = _READ_FILE | _READ_DIR if os.path.isdir(path) else _READ_FILE
        _allow(rules, path, rights)
    for path in devices:
        _allow(rules, path, _READ_FILE | _WRITE_FILE)
    return rules


def restrict(rules: int) -> None:
    """Bind this process and all its children to the rules, for ever. Raises OSError."""
    _checked(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _checked(_libc.syscall(_RESTRICT_SELF, rules, _NO_LOG if abi() >= 7 else 0))


def _allow(rules: int, path: str, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        beneath = struct.pack("=Qi", rights, descriptor)
        _checked(_libc.syscall(_ADD_RULE, rules, _RULE_PATH_BENEATH, beneath, 0))
    finally:
        os.close(descriptor)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"Landlock: {os.strerror(number)}")
    return result
