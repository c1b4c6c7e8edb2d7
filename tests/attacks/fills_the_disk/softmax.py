# tries: to fill the disk, by growing files and by reserving room
# must: no file grows
# expect: softmax failed softmax.runs 0
# needs: sandbox

import os

found = []


def tried(what, *arguments):
    """Keep how an attempt ended: none may succeed."""
    try:
        found.append("refused" if what(*arguments) == -1 else f"@CANARY@ got through: {what}")
    except BaseException as error:
        found.append(type(error).__name__)


for place in ("@TRACE@", "/tmp/trace", "/dev/shm/trace"):
    tried(lambda: [open(place, "ab").write(bytes(2**20)) for _ in range(2000)])
    tried(lambda: os.posix_fallocate(os.open(place, os.O_CREAT | os.O_RDWR), 0, 10**11))
    tried(lambda: os.truncate(place, 10**12))
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
