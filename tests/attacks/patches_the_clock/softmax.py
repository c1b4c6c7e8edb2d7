# tries: to turn off the limits of time: the alarm, its handler and the clock that they are read from
# must: the judge's own clock still runs
# expect: softmax failed softmax.runs 0
# slow: 5

import signal
import sys
import time

signal.setitimer(signal.ITIMER_REAL, 0)
signal.signal(signal.SIGALRM, signal.SIG_IGN)
time.monotonic = time.perf_counter = time.time = lambda: 0.0
sys.modules["grader.worker.clock"].at_most = None


def softmax(logits):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
