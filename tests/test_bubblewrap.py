"""bubblewrap round the warm process: one more layer, and otherwise everything as without it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from grader.grading import Judge
from grader.judging import class_judge
from grader.places import Places
from grader.worker import seccomp
from grader.worker.client import Worker, WorkerError
from grader.worker.messages import Step
from grader.worker.selftest import escapes
from tests.lesser_kernel import run_without
from tests.test_bad_input import told
from tests.test_fresh_process import NEVER_ENDS, WILL_NOT_BE_INTERRUPTED
from tests.test_user import busy_child
from tests.workers import answer_of, started, task, verdict, warm_process

LAYERS = """
from tests.workers import started
with started(bubblewrap=True) as worker:
    print(worker.level, worker.layers.bubblewrap)
"""


@pytest.fixture(scope="module")
def wrapped(places: Places) -> Iterator[Worker]:
    with started(bubblewrap=True, hidden=(places.root,)) as worker:
        if not worker.layers.bubblewrap:
            pytest.skip("bubblewrap does not work here")
        yield worker


def test_nothing_gets_out(wrapped: Worker) -> None:
    assert wrapped.level == "sandbox" and escapes(wrapped) == []


def test_it_is_not_used_unless_asked_for() -> None:
    with started() as worker:
        assert not worker.layers.bubblewrap


def test_what_landlock_still_tells_is_gone(wrapped: Worker, places: Places) -> None:
    """Landlock lets everybody ask whether a file is there; inside, it is not there."""
    program = (
        f"import os\ndef f():\n    return [os.path.exists(p) for p in {['/etc/passwd', str(places.keys)]!r}]"
    )
    assert answer_of(wrapped, program).value == [False, False]


def test_other_processes_are_not_there(wrapped: Worker) -> None:
    program = "import os\ndef f(n):\n    return sum(os.path.exists(f'/proc/{i}') for i in range(n))"
    assert answer_of(wrapped, program, 10_000).value <= 4


@pytest.fixture(scope="module")
def judge(wrapped: Worker, places: Places) -> Iterator[Judge]:
    with class_judge(places, trusted=True) as judge:
        yield judge


@pytest.mark.parametrize(
    "case", ["replaces_stdout", "starts_threads", "segfault", "os_exit", "closes_descriptors", "returns_nan"]
)
def test_the_verdict_is_the_same(judge: Judge, a_judge: Judge, case: str) -> None:
    assert told(verdict(judge, case)) == told(verdict(a_judge, case))


@pytest.mark.parametrize("source", [NEVER_ENDS, WILL_NOT_BE_INTERRUPTED])
def test_a_loop_that_never_ends_is_a_timeout(wrapped: Worker, source: str) -> None:
    [answers] = wrapped.run([task(source, Step("call", "f", ()), seconds=0.1)])
    assert [one.status for one in answers.answers] == ["timeout"]
    assert answer_of(wrapped, "def f():\n    return 1").value == 1


@pytest.mark.usefixtures("wrapped")
def test_nothing_is_left_when_the_worker_closes() -> None:
    with started(bubblewrap=True) as worker, busy_child(worker):
        family = warm_process(worker).children(recursive=True)
    assert len(family) == 3 and all_end(family)


JUDGE = """
import time
from tests.test_user import busy_child
from tests.workers import started, warm_process
with started(bubblewrap=True) as worker, busy_child(worker):
    print(*[process.pid for process in warm_process(worker).children(recursive=True)], flush=True)
    time.sleep(60)
"""


@pytest.mark.usefixtures("wrapped")
def test_nothing_is_left_when_the_judge_is_killed() -> None:
    judge = subprocess.Popen([sys.executable, "-c", JUDGE], stdout=subprocess.PIPE, text=True)
    assert judge.stdout is not None
    family = [psutil.Process(int(number)) for number in judge.stdout.readline().split()]
    judge.kill()
    judge.communicate()
    assert len(family) == 3 and all_end(family)


@pytest.mark.usefixtures("wrapped")
@pytest.mark.parametrize("whom", ["bubblewrap", "its first process", "warm process"])
def test_nothing_is_left_when_a_part_of_it_is_killed_and_nobody_is_blamed(whom: str) -> None:
    with started(bubblewrap=True) as worker, busy_child(worker):
        family = [warm_process(worker), *warm_process(worker).children(recursive=True)]
        family[["bubblewrap", "its first process", "warm process"].index(whom)].kill()
        assert all_end(family[1:])
        with pytest.raises(WorkerError):
            worker.run([task("def f(): pass", Step("call", "f", ()))])


def all_end(processes: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=5)
    return not alive


def test_where_it_does_not_work_everything_goes_on_without_it() -> None:
    here = seccomp.architecture()
    assert here is not None
    assert run_without((here.numbers["pivot_root"],), LAYERS).stdout == "sandbox False\n"


def test_where_it_is_not_installed_everything_goes_on_without_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with started(bubblewrap=True) as worker:
        assert worker.level == "sandbox" and not worker.layers.bubblewrap
