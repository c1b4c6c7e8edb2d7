"""Calls of a learner's functions: what they are given, what comes back, what they may not do."""

import struct

import numpy as np

from grader.worker import wire
from grader.worker.client import Worker
from grader.worker.messages import Answers, Step
from grader.worker.wire import Kept, Opaque
from tests.workers import answer_of, task


def test_arguments_arrive_afresh_and_what_a_call_changes_is_told(worker: Worker) -> None:
    steps = [Step(name, "f", (np.zeros(2), [1.0])) for name in ("first", "second")]
    [answers] = worker.run([task("def f(x, y):\n    x += 1\n    return x", *steps)])
    assert [one.value.tolist() for one in answers.answers] == [[1.0, 1.0]] * 2
    assert [sorted(one.changed) for one in answers.answers] == [[0], [0]]


def test_what_a_step_keeps_is_there_for_the_next_and_not_for_us(worker: Worker) -> None:
    source = "def f(x):\n    return x, lambda: x + 1\ndef g(cache):\n    return cache()"
    steps = [Step("one", "f", (1.0,), keep=(1,)), Step("two", "g", (Kept("one", 1),))]
    [answers] = worker.run([task(source, *steps)])
    assert [one.value for one in answers.answers] == [[1.0, Opaque("kept")], 2.0]


def test_what_rests_on_a_call_that_raised_is_not_reached(worker: Worker) -> None:
    steps = [Step("one", "f", (1.0,), keep=(1,)), Step("two", "g", (Kept("one", 1),))]
    [answers] = worker.run([task("def f(x):\n    1 / 0\ndef g(cache):\n    return 1", *steps)])
    assert [one.status for one in answers.answers] == ["raised", "not_reached"]


def test_a_hostile_thing_left_in_an_argument_is_an_answer_too(worker: Worker) -> None:
    source = "class Liar:\n    __class__ = property(lambda self: float)\ndef f(x):\n    x[0] = Liar()"
    assert answer_of(worker, source, [1.0]).status == "raised"


def test_nested_lists_are_bounded_in_all(worker: Worker) -> None:
    answer = answer_of(worker, "def f():\n    return [[[1.0] * 2000] * 2000] * 2000")
    assert len(wire.encode(wire.pack(answer.value))) < 2**20


def test_what_is_too_much_to_send_is_said_so(worker: Worker) -> None:
    steps = [Step(f"call {number}", "f", ()) for number in range(40)]
    [answers] = worker.run([task("import numpy as np\ndef f():\n    return np.ones(2**17)", *steps)])
    assert {one.fault.message for one in answers.answers if one.fault} == {
        "What it returned cannot be sent back: it is too large, or no data."
    }


def test_calls_that_together_take_too_long_are_said_to(worker: Worker) -> None:
    steps = [Step(f"call {number}", "f", ()) for number in range(3)]
    [answers] = worker.run(
        [task("import time\ndef f():\n    time.sleep(60)", *steps, seconds=90, in_all=0.2)]
    )
    assert [one.status for one in answers.answers] == ["timeout", "not_reached", "not_reached"]
    assert answers.answers[0].fault.message == "All calls together took more than 0.2 seconds."


ANSWERS_SOMETHING_ELSE = """
import os
def f():
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, {frame!r})
        except OSError:
            pass
"""


def test_answers_to_what_was_not_asked_are_refused(worker: Worker) -> None:
    message = wire.encode(Answers("another", "ok"))
    frame = struct.pack("<I", len(message)) + message
    answer = answer_of(worker, ANSWERS_SOMETHING_ELSE.format(frame=frame))
    assert (answer.status, answer.fault and answer.fault.type) == ("died", "Unreadable")
