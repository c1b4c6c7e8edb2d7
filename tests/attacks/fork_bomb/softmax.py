# tries: to fork without end
# must: it cannot fork
# expect: softmax failed softmax.runs 0
# needs: sandbox

import ctypes
import multiprocessing
import os
import subprocess

found = []


def tried(what, *arguments):
    """Keep how an attempt ended: none may succeed."""
    try:
        found.append("refused" if what(*arguments) == -1 else f"@CANARY@ got through: {what}")
    except BaseException as error:
        found.append(type(error).__name__)


libc = ctypes.CDLL(None)
if libc.syscall(57) >= 0 or libc.syscall(56, 17, 0, 0, 0, 0) >= 0 or libc.syscall(58) > 0:
    while True:
        libc.syscall(57)
tried(os.fork)
tried(os.forkpty)
tried(subprocess.run, ["sh", "-c", "echo escaped @CANARY@"])
tried(lambda: -1 if os.system("echo escaped > @TRACE@") else 0)
tried(os.posix_spawn, "/bin/sh", ["sh", "-c", "true"], {})
tried(os.execv, "/bin/sh", ["sh", "-c", "echo > @TRACE@"])
tried(lambda: multiprocessing.Process(target=print).start())
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
