# tries: to pass notes to a submission that is graded at the same time: locks on library files, keyrings, names of sockets, processors, priorities
# must: there is no place to leave one
# expect: softmax failed softmax.runs 0
# needs: sandbox

import ctypes
import fcntl
import os
import socket
import struct

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
library = os.open(np.__file__, os.O_RDONLY)
lock = struct.pack("hhqqi4x", fcntl.F_RDLCK, 0, 0, 0, 0)
found = []
for what, arguments in (
    (fcntl.flock, (library, fcntl.LOCK_SH)),
    (fcntl.lockf, (library, fcntl.LOCK_SH)),
    (fcntl.fcntl, (library, fcntl.F_SETLK, lock)),
    (fcntl.fcntl, (library, 37, lock)),  # F_OFD_SETLK
    (fcntl.fcntl, (library, 1024, fcntl.F_RDLCK)),  # F_SETLEASE
    (socket.socket, (socket.AF_UNIX, socket.SOCK_DGRAM)),
    (os.sched_setaffinity, (0, [0])),
    (os.nice, (5,)),
    (os.setpriority, (os.PRIO_USER, 0, 5)),
    (os.mkfifo, ("/tmp/note",)),
    (os.symlink, ("a note", "/tmp/note")),
    (os.utime, (np.__file__,)),
    (os.setxattr, (np.__file__, "user.note", b"1")),
):
    try:
        what(*arguments)
        found.append(f"{what.__name__} let through @CANARY@")
    except OSError:
        pass
if libc.syscall(248, b"user", b"note", b"1", 1, -3) >= 0:
    found.append("add_key let through @CANARY@")


def softmax(logits):
    raise ValueError(len(found), *found)
