# tries: to take memory, files and time from the judge by setting its limits
# must: it limits nobody but itself
# expect: softmax failed softmax.runs 0
# needs: sandbox

import os
import resource

found = []


def tried(what, *arguments):
    """Keep how an attempt ended: none may succeed."""
    try:
        found.append("refused" if what(*arguments) == -1 else f"@CANARY@ got through: {what}")
    except BaseException as error:
        found.append(type(error).__name__)


for process in (os.getppid(), @PROCESS@, 1):
    for limit in (resource.RLIMIT_AS, resource.RLIMIT_NOFILE, resource.RLIMIT_CPU, resource.RLIMIT_NPROC):
        tried(resource.prlimit, process, limit, (1, 1))
for limit in (resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE, resource.RLIMIT_CPU):
    tried(resource.setrlimit, limit, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
