# tries: to pass by the file and network walls through io_uring, bpf, userfaultfd, keyrings, memfd, perf, handles and splice
# must: these calls are not there
# expect: softmax failed softmax.runs 0
# needs: sandbox

import ctypes

found = []


def tried(what, *arguments):
    """Keep what an attempt gave, or how it ended."""
    try:
        found.append(str(what(*arguments))[:300])
    except BaseException as error:
        found.append(type(error).__name__)


libc = ctypes.CDLL(None, use_errno=True)
CALLS = {425: "io_uring_setup", 321: "bpf", 323: "userfaultfd", 248: "add_key", 250: "keyctl", 319: "memfd_create", 298: "perf_event_open",
         303: "name_to_handle_at", 304: "open_by_handle_at", 275: "splice", 276: "tee", 278: "vmsplice", 326: "copy_file_range", 40: "sendfile",
         46: "sendmsg", 47: "recvmsg", 44: "sendto", 53: "socketpair", 29: "shmget", 64: "semget", 68: "msgget", 240: "mq_open",
         253: "inotify_init", 300: "fanotify_init", 282: "signalfd", 283: "timerfd_create", 284: "eventfd", 291: "epoll_create1",
         101: "ptrace", 322: "execveat", 57: "fork", 58: "vfork", 435: "clone3", 447: "memfd_secret", 440: "process_madvise", 434: "pidfd_open",
         77: "ftruncate", 285: "fallocate", 74: "fsync", 162: "sync", 34: "pause", 157: "prctl", 317: "seccomp", 134: "uselib", 153: "vhangup"}
buffer = ctypes.create_string_buffer(4096)
for number, name in CALLS.items():
    if libc.syscall(number, ctypes.c_long(0), buffer, buffer, ctypes.c_long(0), ctypes.c_long(0)) >= 0:
        found.append(f"{name} let through @CANARY@")
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
