"""The processes that run learners' code: who ends whom, and what happens when ours are killed."""

import psutil
import pytest

from grader.grading import Judge
from grader.judging import keyring_of
from grader.places import Places
from grader.worker import hosts
from grader.worker.client import Worker, WorkerError
from grader.worker.messages import Step
from tests.workers import answer_of, started, task, verdict, warm_process

LEAVES_A_CHILD = """
import os, time
def f():
    process = os.fork()
    if process == 0:
        os.setsid()
        time.sleep(600)
    return process
"""


def test_children_that_a_submission_leaves_behind_are_killed(bare_worker: Worker) -> None:
    answer = answer_of(bare_worker, LEAVES_A_CHILD)
    assert answer.status == "ok" and not psutil.pid_exists(answer.value)


SLEEPS_ON = """
import os, threading, time
threading.Thread(target=time.sleep, args=(600,)).start()
def f():
    return os.getpid()
"""


@pytest.mark.parametrize("fork", [True, False])
def test_a_child_ends_with_its_submission_and_the_rest_with_the_worker(fork: bool) -> None:
    before = set(psutil.Process().children(recursive=True))
    with started(fork=fork) as worker:
        child = answer_of(worker, SLEEPS_ON)
        assert child.status == "ok" and not psutil.pid_exists(child.value)
    assert set(psutil.Process().children(recursive=True)) <= before


def test_a_submission_that_takes_all_memory_gets_a_memory_error(worker: Worker) -> None:
    answer = answer_of(worker, "def f():\n    return len(bytearray(4 * 2**30))")
    assert answer.fault is not None and answer.fault.type == "MemoryError"


def kill_the_warm_process(worker: Worker) -> None:
    warm_process(worker).kill()
    warm_process(worker).wait()


def test_a_worker_whose_warm_process_was_killed_raises_and_blames_nobody() -> None:
    with started() as worker:
        assert worker.level
        kill_the_warm_process(worker)
        with pytest.raises(WorkerError):
            worker.run([task("def f(): pass", Step("call", "f", ()))])


def test_the_judge_replaces_a_killed_warm_process_once(places: Places) -> None:
    given: list[Worker] = []

    def start(torch: bool) -> Worker:
        given.append(Worker(hosts.start(torch=torch)))
        return given[-1]

    with Judge(keyring_of(places), start, sandboxed=False) as judge:
        assert verdict(judge, "returns_none").status == "failed"
        kill_the_warm_process(given[0])
        assert verdict(judge, "returns_text").status == "failed"
    assert len(given) == 2


def test_what_no_worker_can_run_is_our_error_and_not_the_learner_s(places: Places) -> None:
    def start(torch: bool) -> Worker:
        worker = Worker(hosts.start(torch=torch))
        assert worker.level
        kill_the_warm_process(worker)
        return worker

    with Judge(keyring_of(places), start, sandboxed=False) as judge:
        result = verdict(judge, "returns_none")
    assert (result.status, result.headline, result.score) == ("error", None, 0.0)
