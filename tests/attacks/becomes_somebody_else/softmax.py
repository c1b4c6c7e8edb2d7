# tries: to become root, to enter namespaces, to mount, to chroot, to load modules
# must: it stays who and where it is
# expect: softmax failed softmax.runs 0
# needs: sandbox

import ctypes
import os

found = []


def tried(what, *arguments):
    """Keep how an attempt ended: none may succeed."""
    try:
        found.append("refused" if what(*arguments) == -1 else f"@CANARY@ got through: {what}")
    except BaseException as error:
        found.append(type(error).__name__)


libc = ctypes.CDLL(None, use_errno=True)
for way in (os.setuid, os.seteuid, os.setgid, os.setegid):
    tried(way, 0)
tried(os.setgroups, [0])
tried(os.chroot, "/")
tried(os.chdir, "@KIT@")
tried(os.fchdir, 3)
for number in (165, 166, 155, 272, 308, 161, 169, 175, 313, 428, 429, 430, 431, 432, 442, 157, 317, 444, 446, 135, 250, 248):
    arguments = [ctypes.c_long(1)] * 5
    if libc.syscall(number, *arguments) >= 0:
        found.append(f"call {number} let through @CANARY@")
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
