"""A submission has so many seconds, whatever it does with them: in all, and for each of its exercises."""

import pytest
from msgspec.structs import replace

from grader import grading
from grader.grading import Judge
from grader.places import Places
from grader.worker.client import Worker
from grader.worker.messages import Step
from grader.workspace import Found
from tests.batches import right
from tests.workers import task

CALL = Step("call", "f", ())
SLOW = "import time\ntime.sleep(0.8)\ndef f():\n    return 1"
ENDS = "import os\ndef f():\n    os._exit(0)\ndef g():\n    os._exit(0)\ndef h():\n    os._exit(0)"
MARKS = "import numpy\nnumpy.mark = 1\ndef f():\n    return 1"
ENDS_WHERE_IT_IS_MARKED = """
import numpy, signal, time
first = not hasattr(numpy, "mark")
def f():
    if first:
        return 2
    signal.setitimer(signal.ITIMER_REAL, 0)
    time.sleep({seconds})
    numpy.lib.stride_tricks.as_strided(numpy.zeros(1), (10**13,), (8,))[-1] = 1.0
"""


def test_what_nothing_is_left_for_timed_out_and_is_told_why(worker: Worker) -> None:
    """Given four files of 0.8 s and 0.5 s for all; then the first uses them up, and the others are told."""
    first, *others = worker.run([task(SLOW, CALL)] * 4, seconds=0.5)
    assert first.answers[0].status == "ok"
    for answers in others:
        assert answers.load == "timeout" and answers.fault is not None
        assert answers.fault.message == "All exercises together took more than 0.5 seconds."


def test_a_child_for_each_function_is_paid_from_the_same_purse(worker: Worker) -> None:
    """Given three functions that each end their child after a while; then the last has no time of its own."""
    slowly = ENDS.replace("os._exit", "__import__('time').sleep(0.8); os._exit")
    steps = [Step(name, name, ()) for name in "fgh"]
    [answers] = worker.run([task(slowly, *steps)], seconds=1.2)
    assert [answer.status for answer in answers.answers] == ["died", "died", "not_reached"]
    [answers] = worker.run([task(slowly, *steps)])
    assert [answer.status for answer in answers.answers] == ["died"] * 3


@pytest.mark.parametrize(("seconds", "status"), [(0.0, "ok"), (1.6, "died")])
def test_an_exercise_that_ends_its_child_begins_again_only_in_its_own_time(
    worker: Worker, seconds: float, status: str
) -> None:
    """Given a file that crashes only after another; then it is tried alone, unless its time is used up by then."""
    limited = replace(
        task(ENDS_WHERE_IT_IS_MARKED.format(seconds=seconds), CALL, seconds=1.0, in_all=1.0),
        seconds_to_load=0.5,
    )
    _, answers = worker.run([task(MARKS, CALL), limited])
    assert answers.answers[0].status == status


def test_the_student_reads_it_and_it_is_no_fault_of_ours(
    places: Places, a_judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grading, "SECONDS_A_SUBMISSION", 0.5)
    slow = f"import time\ntime.sleep(0.8)\n{right(places, 'mse')}"
    record, _ = a_judge.grade("eve", [Found("mse", slow), Found("softmax", right(places, "softmax"))])
    mse, softmax = record.exercises
    assert (mse.status, softmax.status, softmax.headline) == ("passed", "failed", "softmax.runs")
    assert softmax.concepts[0].message.endswith("All exercises together took more than 0.5 seconds.")
