"""Functions that a learner's code is given, classes that it writes, and what its code costs."""

import numpy as np
import pytest

from grader.checks.plan import call, encode_steps, program
from grader.curriculum.catalogue import Exercise
from grader.findings.calls import call_text
from grader.worker import wire
from grader.worker.client import Worker
from grader.worker.messages import Answer, Step, Task
from grader.worker.wire import Formula, Kept
from tests.workers import answer_of, task

CUBE = Formula("np.sum(x**3)")
COUNTER = """
class Value:
    def __init__(self, data):
        self.data, self.grad = data, 0.0
    def __add__(self, other):
        return Value(self.data + other.data)
    def visit(self, times):
        for _ in range(times):
            self.grad += 1
"""


def outcome(worker: Worker, source: str, text: str, wanted: list[str], most: int | None = None) -> Answer:
    steps = encode_steps([program("Value", text, wanted, most=most, name="it")])
    [answers] = worker.run([Task("autograd", source, ["Value"], steps, [], 5.0, 3.0, 20.0, ["Value"])])
    assert answers.load == "ok"
    return answers.answers[0] if not answers.absent else Answer("it", "raised", answers.absent)


def test_a_formula_arrives_as_a_function(worker: Worker) -> None:
    assert answer_of(worker, "def f(g, x):\n    return g(x)", CUBE, np.array([1.0, 2.0])).value == 9.0
    assert answer_of(worker, "def f(g, w):\n    return g(w)", Formula("2 * w", "w"), 3.0).value == 6.0


def test_a_formula_crosses_the_wire_and_never_comes_back() -> None:
    assert wire.decode(wire.encode(wire.pack([CUBE]))) == [CUBE]


@pytest.mark.parametrize(("within", "changed"), [(0.0, [0]), (1e-12, [])])
def test_how_close_counts_as_untouched_is_part_of_the_call(
    worker: Worker, within: float, changed: list[int]
) -> None:
    step = Step("it", "f", (np.array([0.1, 3.0]),), untouched_within=within)
    [answers] = worker.run([task("def f(x):\n    x += 1e-13", step)])
    assert sorted(answers.answers[0].changed) == changed


def test_a_multiple_of_an_earlier_result_can_be_passed_on(worker: Worker) -> None:
    steps = [Step("limit", "f", (4.0,)), Step("run", "f", (Kept("limit", times=0.5),))]
    [answers] = worker.run([task("def f(x):\n    return x + 1", *steps)])
    assert [one.value for one in answers.answers] == [5.0, 3.5]


def test_a_multiple_of_what_is_no_number_is_not_reached(worker: Worker) -> None:
    steps = [Step("limit", "f", (4.0,)), Step("run", "f", (Kept("limit", times=0.5),))]
    [answers] = worker.run([task("def f(x):\n    return None", *steps)])
    assert [one.status for one in answers.answers] == ["ok", "not_reached"]


def test_a_program_uses_a_class_and_tells_what_is_left(worker: Worker) -> None:
    text = "a = Value(2.0)\nb = a + a"
    assert outcome(worker, COUNTER, text, ["b.data", "a.grad"]).value == {"b.data": 4.0, "a.grad": 0.0}


def test_what_stops_a_program_is_an_answer(worker: Worker) -> None:
    answer = outcome(worker, COUNTER, "a = 2 - Value(2.0)", ["a.data"])
    assert (answer.status, answer.fault.type, answer.fault.line) == ("raised", "TypeError", None)


def test_a_maker_of_values_is_as_good_as_a_class(worker: Worker) -> None:
    source = (
        COUNTER.replace("class Value", "class Node") + "Value = lambda data: Node(data)\nNode.__add__ = None"
    )
    assert outcome(worker, source, "a = Value(2.0)", ["a.data"]).value == {"a.data": 2.0}


def test_a_meter_counts_the_busiest_line_and_what_sets_a_gradient(worker: Worker) -> None:
    record = outcome(worker, COUNTER, "Value(1.0).visit(40)", [], most=1000).value
    assert record == {"busiest": 41, "gradient_writes": 41, "finished": True}


def test_a_meter_ends_what_would_take_for_ever(worker: Worker) -> None:
    source = COUNTER.replace(
        "self.grad += 1", "\n            try: self.grad += 1\n            except Exception: pass"
    )
    record = outcome(worker, source, "a = Value(1.0)\na.visit(10**12)", ["a.grad"], most=1000).value
    assert record["finished"] is False
    assert record["busiest"] == 1001
    assert np.isnan(record["a.grad"])


def test_a_call_may_name_a_formula() -> None:
    [step] = wire.decode(encode_steps([call("f", CUBE, name="it", untouched_within=1e-12)]), list[Step])
    assert step.args == (CUBE,)
    assert step.untouched_within == 1e-12


CHECKED = Exercise(
    "gradient",
    99,
    "Gradients",
    {"gradient": "f, x, eps=1e-5", "limit": "X", "run": "start, lr"},
    {"limit": ["largest"]},
    [],
)


def test_a_report_shows_a_formula_as_the_function_that_it_is() -> None:
    asked = call("gradient", CUBE, np.array([1.0, 2.0]), 0.25, name="it")
    assert call_text(asked, {}, CHECKED) == "gradient(lambda x: np.sum(x**3), [1.0, 2.0], 0.25)"
    long = Formula("np.sum(x**3) + np.sum(x**2) + np.sum(np.sin(x)) + np.prod(x)")
    assert "\n  f = lambda x: np.sum(x**3)" in call_text(call("gradient", long, 1.0, name="it"), {}, CHECKED)


def test_a_report_shows_what_is_a_multiple_of_an_earlier_result() -> None:
    earlier = call("limit", np.array([1.0]), name="limit")
    later = call("run", 3.0, Kept("limit", times=0.98), name="run")
    text = call_text(later, {"limit": earlier, "run": later}, CHECKED)
    assert text.splitlines()[:3] == ["largest = limit(X)", "run(start, lr)", "  lr = 0.98 * largest"]


def test_a_report_shows_a_program_as_it_ran() -> None:
    assert call_text(program("Value", "a = Value(2.0)", [], name="it"), {}, CHECKED) == "a = Value(2.0)"
