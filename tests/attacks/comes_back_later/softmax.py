# tries: to leave a process behind, detached, that changes results after the grading: by fork, spawn, a double fork, a terminal, at exit
# must: no process is left, and nothing is changed
# expect: softmax failed softmax.runs 0
# needs: sandbox

import atexit
import multiprocessing
import os
import pty
import subprocess
import sys
import time

PROGRAM = "import time; time.sleep(0.5); open('@TRACE@', 'w').write('passed')"


def twice():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(0.5)
            exec(PROGRAM)
        os._exit(0)


def detached():
    subprocess.Popen([sys.executable, "-c", PROGRAM], start_new_session=True)


def spawned():
    multiprocessing.get_context("spawn").Process(target=exec, args=(PROGRAM,), daemon=False).start()


for way in (twice, detached, spawned, pty.fork, lambda: os.popen("sleep 1; touch @TRACE@ &")):
    try:
        way()
    except OSError:
        pass
atexit.register(detached)


def softmax(logits):
    twice()
