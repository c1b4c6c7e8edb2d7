"""Runs a command as on a lesser kernel: system calls that do not exist there fail, for real, by seccomp.

python -m tests.lesser_kernel 444,445,446 COMMAND ...
"""

import errno
import os
import struct
import subprocess
import sys

from grader.worker import seccomp

LANDLOCK = (444, 445, 446)
_LOAD_NUMBER, _SKIP_UNLESS_EQUAL, _RETURN = (0x20, 0, 0, 0), 0x15, 0x06
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000


def run_without(calls: tuple[int, ...], program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a Python program where these system calls do not exist."""
    missing = ",".join(map(str, calls))
    return subprocess.run(
        [sys.executable, "-m", "tests.lesser_kernel", missing, sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def _program(calls: list[int]) -> bytes:
    instructions = [_LOAD_NUMBER]
    for number in calls:
        instructions += [(_SKIP_UNLESS_EQUAL, 0, 1, number), (_RETURN, 0, 0, _FAIL | errno.ENOSYS)]
    return b"".join(struct.pack("HBBI", *one) for one in [*instructions, (_RETURN, 0, 0, _ALLOW)])


if __name__ == "__main__":
    seccomp.restrict(_program([int(number) for number in sys.argv[1].split(",")]))
    os.execvp(sys.argv[2], sys.argv[2:])
