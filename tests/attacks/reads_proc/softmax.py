# tries: to read environments, memory maps, descriptors and command lines of itself and of the judge under /proc
# must: no secret reaches the record
# expect: softmax failed softmax.runs 0
# needs: sandbox

import os

found = []


def tried(what, *arguments):
    """Keep what an attempt gave, or how it ended."""
    try:
        found.append(str(what(*arguments))[:300])
    except BaseException as error:
        found.append(type(error).__name__)


for process in ("self", "1", str(os.getppid()), "@PROCESS@", "thread-self"):
    for name in ("environ", "cmdline", "maps", "mem", "status", "fd", "root", "cwd", "exe", "stack", "task", "mountinfo"):
        path = f"/proc/{process}/{name}"
        tried(lambda: open(path, "rb").read(200))
        tried(os.listdir, path)
for path in ("/proc/kcore", "/proc/kallsyms", "/dev/mem", "/dev/kmsg", "/sys/kernel/notes", "/proc/keys", "/dev/shm", "/run"):
    tried(lambda: open(path, "rb").read(200))
    tried(os.listdir, path)
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
