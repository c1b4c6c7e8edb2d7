# tries: to stop, kill, trace and read the judge, its group, its session and whoever answers
# must: nobody gets a signal
# expect: softmax failed softmax.runs 0
# needs: sandbox

import ctypes
import os
import signal

found = []


def tried(what, *arguments):
    """Keep how an attempt ended: none may succeed."""
    try:
        found.append("refused" if what(*arguments) == -1 else f"@CANARY@ got through: {what}")
    except BaseException as error:
        found.append(type(error).__name__)


libc = ctypes.CDLL(None, use_errno=True)
for process in (os.getppid(), @PROCESS@, 0, -os.getppid()):  # never -1: where a wall is missing, that is everybody
    for number in (signal.SIGSTOP, signal.SIGKILL, signal.SIGUSR1, 0):
        tried(os.kill, process, number)
    tried(os.killpg, abs(process), signal.SIGKILL)
    tried(os.pidfd_open, process)
    tried(signal.pidfd_send_signal, 3, signal.SIGKILL)
    buffer = ctypes.create_string_buffer(64)
    tried(lambda: libc.ptrace(16, process, 0, 0))
    tried(lambda: libc.syscall(310, process, buffer, 1, buffer, 1, 0))
    tried(lambda: libc.syscall(311, process, buffer, 1, buffer, 1, 0))
    tried(lambda: libc.syscall(438, 3, 3, 0))
    tried(lambda: libc.syscall(312, os.getpid(), process, 0, 3, 3))
    tried(lambda: libc.syscall(200, process, 9))
    tried(os.setpriority, os.PRIO_PROCESS, process, 19)
    tried(os.sched_setaffinity, process, [0])
tried(lambda: __import__("fcntl").fcntl(3, 8, @PROCESS@))
tried(os.setsid)
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
