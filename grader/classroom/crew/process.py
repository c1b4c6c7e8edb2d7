"""One process of the local crew: it reads submissions, grades them, and sends back what became of each."""

import os
import signal
import time
from contextlib import suppress
from multiprocessing.connection import Connection

from grader.classroom.assessing import KeyDigests, assessed
from grader.classroom.assessment import Outcome, encode, lost
from grader.classroom.intake import Handed, read
from grader.grading import Judge
from grader.judging import class_judge
from grader.places import Places
from grader.worker.jail import die_with_parent

READY = b"ready"


def main(places: Places, trusted: bool, connection: Connection, core: int | None) -> None:
    """Grade what comes over the connection until it is closed; unless `trusted` only in the sandbox."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which ends us
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    die_with_parent()
    if core is not None:
        with suppress(OSError):
            os.sched_setaffinity(0, {core})
    with class_judge(places, trusted=trusted) as judge:
        keys = KeyDigests(judge.keyring)
        try:
            connection.send_bytes(READY)
            while True:
                connection.send_bytes(encode(_outcome(judge, keys, connection.recv())))
        except (EOFError, OSError):
            return


def _outcome(judge: Judge, keys: KeyDigests, handed: Handed) -> Outcome:
    started = time.perf_counter()
    try:
        found = read(handed)
    except Exception as error:
        return lost("It could not be read", error)
    return assessed(judge, keys, handed.name, found, time.perf_counter() - started)
