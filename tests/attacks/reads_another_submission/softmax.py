# tries: to read and to copy the file of another student
# must: no secret reaches the record
# expect: softmax failed softmax.runs 0
# needs: sandbox

import os
import runpy

found = []


def tried(what, *arguments):
    """Keep what an attempt gave, or how it ended."""
    try:
        found.append(str(what(*arguments))[:300])
    except BaseException as error:
        found.append(type(error).__name__)


tried(lambda: open("@OTHER@/softmax.py").read())
tried(os.listdir, "@OTHER@")
tried(os.listdir, "@OTHER@/..")
tried(runpy.run_path, "@OTHER@/softmax.py")
tried(os.link, "@OTHER@/softmax.py", "@OTHER@/../mine.py")
tried(os.symlink, "@OTHER@/softmax.py", "@OTHER@/../mine.py")
tried(os.readlink, "/proc/@PROCESS@/cwd")
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
