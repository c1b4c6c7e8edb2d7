# tries: to leave something behind: in the class, in the kit, beside the grader, in temporary and shared memory
# must: nothing is written
# expect: softmax failed softmax.runs 0
# needs: sandbox

import os
import sqlite3
import sys
import tempfile

found = []


def tried(what, *arguments):
    """Keep how an attempt ended: none may succeed."""
    try:
        found.append("refused" if what(*arguments) == -1 else f"@CANARY@ got through: {what}")
    except BaseException as error:
        found.append(type(error).__name__)


places = ["@TRACE@", "@OTHER@/softmax.py", "@OTHER@/../new.py", "@KIT@/.key/softmax.key", "@KIT@/exercises/softmax.py", "/tmp/trace",
          "/dev/shm/trace", "/var/tmp/trace", os.path.dirname(os.__file__) + "/owned_by_nobody.py", sys.path[-1] + "/owned_by_nobody.py"]
for place in places:
    tried(lambda: open(place, "w").write("all right"))
    tried(lambda: open(place, "a").write("all right"))
    tried(os.truncate, place, 0)
    tried(os.unlink, place)
    tried(os.mkdir, place + ".d")
    tried(os.chmod, place, 0o777)
    tried(os.utime, place)
    tried(os.rename, place, place + ".x")
    tried(os.mkfifo, place + ".fifo")
    tried(lambda: os.setxattr(place, "user.x", b"1"))
tried(lambda: sqlite3.connect("@OTHER@/../gradebook.db").execute("create table grade (manual_score)"))
tried(tempfile.mkdtemp)
tried(lambda: tempfile.TemporaryFile().write(b"x"))
tried(lambda: os.write(os.memfd_create("x"), b"x" * 10**6))
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
