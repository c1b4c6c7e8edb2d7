"""A fresh process for each submission, as on systems where forking is not safe."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from grader.grading import Judge
from grader.judging import keyring_of
from grader.places import Places
from grader.worker import hosts
from grader.worker.client import Worker
from grader.worker.messages import Step
from tests.test_bad_input import told
from tests.workers import started, task, verdict


@dataclass(frozen=True)
class Judges:
    """Two judges of the same kit: one forks a warm process, one starts a fresh process for each submission."""

    forking: Judge
    fresh: Judge


@pytest.fixture(scope="module")
def judges(places: Places, a_judge: Judge) -> Iterator[Judges]:
    def start(torch: bool) -> Worker:
        return Worker(hosts.start(torch=torch, fork=False, hidden=(places.root,)))

    with Judge(keyring_of(places), start, sandboxed=False) as fresh:
        yield Judges(a_judge, fresh)


NEVER_ENDS = "def f():\n    while True:\n        pass\n"
WILL_NOT_BE_INTERRUPTED = """
def f():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
"""


@pytest.mark.parametrize("fork", [True, False])
@pytest.mark.parametrize(
    "source", [NEVER_ENDS, WILL_NOT_BE_INTERRUPTED], ids=["never ends", "will not be interrupted"]
)
def test_a_loop_that_never_ends_is_a_timeout(source: str, fork: bool) -> None:
    with started(fork=fork) as worker:
        [answers] = worker.run([task(source, Step("call", "f", ()), seconds=0.1)])
    assert [one.status for one in answers.answers] == ["timeout"]


@pytest.mark.parametrize(
    "case",
    [
        "replaces_stdout",
        "starts_threads",
        "returns_nan",
        "segfault",
        "os_exit",
        "os_exit_while_loading",
        "closes_descriptors",
        "writes_to_descriptors",
    ],
)
def test_a_fresh_process_gives_the_verdict_that_a_fork_gives(judges: Judges, case: str) -> None:
    assert told(verdict(judges.fresh, case)) == told(verdict(judges.forking, case))
