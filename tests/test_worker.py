"""What runs beside a learner's code: the wire, the walls, the processes."""

import json
import math
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
import psutil
import pytest

from grader.grading import Judge
from grader.judging import keyring_of
from grader.key.store import path_of
from grader.places import Places
from grader.record import ExerciseResult
from grader.worker import hosts, wire
from grader.worker.client import Worker, WorkerError
from grader.worker.messages import Answer, Answers, Step, Task
from grader.worker.selftest import ATTEMPTS, escapes
from grader.worker.wire import Kept, Objects, Opaque, Rng, WireError
from grader.workspace import read
from tests.test_bad_input import FOLDER, told

Ext = msgspec.msgpack.Ext


def task(source: str, *steps: Step, seconds: float = 1.0, in_all: float = 5.0) -> Task:
    """A file and the calls that are made of it."""
    packed = [msgspec.structs.replace(step, args=tuple(wire.pack(list(step.args)))) for step in steps]
    functions = sorted({step.function for step in steps})
    return Task("softmax", source, functions, wire.encode(packed), [], 5.0, seconds, in_all)


def answer_of(worker: Worker, source: str, *arguments: Any) -> Answer:
    """What `f(*arguments)` of this file gives."""
    [answers] = worker.run([task(source, Step("call", "f", arguments))])
    return answers.answers[0]


def warm_process(worker: Worker) -> psutil.Process:
    return psutil.Process(worker._host._process.pid)


@contextmanager
def started(**how: Any) -> Iterator[Worker]:
    with Worker(hosts.start(**how)) as worker:
        yield worker


@pytest.fixture(scope="module")
def worker(places: Places) -> Iterator[Worker]:
    with started(hidden=(places.root,)) as worker:
        yield worker


@pytest.fixture(scope="module")
def bare_worker() -> Iterator[Worker]:
    """A worker without the sandbox: the level `process`."""
    with started(sandbox=False) as worker:
        yield worker


@pytest.fixture
def walled(worker: Worker) -> Worker:
    if worker.level != "sandbox":
        pytest.skip("no sandbox on this machine")
    return worker


# --- the wire


@pytest.mark.parametrize(
    "value",
    [None, True, -(2**63), 0.1, math.inf, "text", b"bytes", [1, [2.0, None]], {"a": {"b": [1]}}],
    ids=repr,
)
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    assert wire.decode(wire.encode(wire.pack(value))) == value


@pytest.mark.parametrize("dtype", ["<f8", "<f4", "<f2", ">f8", "<i8", "|u1", "|b1"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 3), (2, 3)])
def test_arrays_come_back_bit_for_bit_and_writable(dtype: str, shape: tuple[int, ...]) -> None:
    array = np.arange(math.prod(shape)).reshape(shape).astype(dtype)
    back = wire.decode(wire.encode(array))
    assert (back.dtype, back.shape, back.tobytes()) == (array.dtype, array.shape, array.tobytes())
    assert back.flags.writeable


@pytest.mark.parametrize(
    "value",
    [Kept("step", 1), Kept("step"), Rng("a", 3), Opaque("a generator"), Objects([1, Opaque("text", "b")])],
    ids=repr,
)
def test_what_is_no_data_comes_back_as_what_it_stands_for(value: Any) -> None:
    assert wire.decode(wire.encode(wire.pack([value]))) == [value]


def array_bytes(dtype: str, shape: list[int], data: bytes) -> bytes:
    return wire.encode(Ext(wire.ARRAY, msgspec.msgpack.encode((dtype, shape, data))))


WHOLE = wire.encode(wire.pack({"array": np.arange(4.0), "kept": Kept("a", 0)}))


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\xc1",
        b"\xdd\xff\xff\xff\xff",
        b"\xc6\xff\xff\xff\xff",
        b"\x91" * 100_000,
        WHOLE + b"\x00",
        wire.encode(Ext(99, b"")),
        wire.encode(Ext(wire.KEPT, b"")),
        wire.encode(Ext(wire.KEPT, wire.encode(["a", "not a number"]))),
        wire.encode(Ext(wire.RNG, wire.encode(["a"]))),
        array_bytes("<f8", [2], bytes(15)),
        array_bytes("<f8", [-1], b""),
        array_bytes("<f8", [2**40, 2**40], bytes(8)),
        array_bytes("<f8", [1] * 100, bytes(8)),
        array_bytes("|O", [1], bytes(8)),
        array_bytes("<U1", [1], bytes(4)),
        array_bytes("<M8[s]", [1], bytes(8)),
        array_bytes("<c16", [1], bytes(16)),
        array_bytes("nonsense", [1], bytes(8)),
    ],
    ids=lambda hostile: repr(hostile[:24]),
)
def test_hostile_bytes_are_refused(hostile: bytes) -> None:
    with pytest.raises(WireError):
        wire.decode(hostile)


@pytest.mark.parametrize("length", range(len(WHOLE)))
def test_a_message_cut_short_is_refused(length: int) -> None:
    with pytest.raises(WireError):
        wire.decode(WHOLE[:length])


def test_a_message_of_another_kind_is_refused() -> None:
    with pytest.raises(WireError):
        wire.decode(wire.encode({"exercise": "softmax", "load": "splendid"}), Answers)


@pytest.mark.parametrize("length", [wire.LARGEST_FRAME + 1, 2**32 - 1])
def test_a_giant_frame_is_refused_before_it_is_read(length: int) -> None:
    reading, writing = os.pipe()
    os.write(writing, struct.pack("<I", length))
    with pytest.raises(WireError):
        wire.receive(reading, 1.0)


def test_half_a_frame_is_the_end_when_the_sender_is_gone_and_a_timeout_when_not() -> None:
    reading, writing = os.pipe()
    os.write(writing, struct.pack("<I", 10) + b"half")
    with pytest.raises(TimeoutError):
        wire.receive(reading, 0.01)
    os.close(writing)
    assert wire.receive(reading, 1.0) is None


# --- calls


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


# --- the walls


def test_nothing_gets_out_of_the_sandbox(walled: Worker) -> None:
    assert escapes(walled) == []


def test_the_selftest_finds_what_gets_out_where_there_is_no_sandbox(bare_worker: Worker) -> None:
    assert bare_worker.level == "process"
    assert set(escapes(bare_worker)) >= {
        "read_a_file",
        "list_a_folder",
        "connect_to_us",
        "start_a_process",
        "signal_us",
    }
    assert set(escapes(bare_worker)) <= set(ATTEMPTS)


def test_a_worker_whose_sandbox_is_open_says_process_from_then_on() -> None:
    with started() as worker:
        worker.distrust_sandbox()
        assert worker.level == "process"


def test_no_submission_reads_the_key(walled: Worker, places: Places) -> None:
    key = path_of(places.keys, "softmax")
    keyring_of(places).key("softmax")
    assert key.exists()
    for attempt in (f"open({str(key)!r}, 'rb').read()", f"__import__('os').listdir({str(places.keys)!r})"):
        answer = answer_of(walled, f"def f():\n    return {attempt}")
        assert answer.fault is not None and answer.fault.type == "PermissionError"


def test_no_submission_imports_the_checks(worker: Worker) -> None:
    answer = answer_of(worker, "def f():\n    from grader.checks import test_softmax")
    assert answer.fault is not None and answer.fault.type in ("ModuleNotFoundError", "PermissionError")


def test_the_worker_imports_nothing_that_knows_an_answer() -> None:
    program = (
        "import importlib, json, pkgutil, sys, grader.worker as worker\n"
        "for module in pkgutil.iter_modules(worker.__path__):\n"
        "    importlib.import_module(f'grader.worker.{module.name}')\n"
        "print(json.dumps(sorted(name for name in sys.modules if name.split('.')[0] in ('grader', 'solutions'))))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    names = json.loads(ran.stdout)
    assert "grader.worker.zygote" in names
    assert {".".join(name.split(".")[:2]) for name in names} == {"grader", "grader.worker"}


def test_the_warm_process_has_nothing_of_the_user_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    with started() as worker:
        assert worker.level in ("sandbox", "process")
        process = warm_process(worker)
        assert process.environ().keys().isdisjoint({"SECRET_TOKEN", "PYTHONPATH"})
        assert process.cwd() == "/"
        seen = answer_of(worker, "import os\ndef f():\n    return list(os.environ.values())")
    assert "hunter2" not in str(seen.value)


# --- the processes


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

    with Judge(keyring_of(places), start) as judge:
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

    with Judge(keyring_of(places), start) as judge:
        result = verdict(judge, "returns_none")
    assert (result.status, result.headline, result.score) == ("error", None, 0.0)


# --- a fresh process for each submission, as on systems where forking is not safe


def verdict(judge: Judge, case: str) -> ExerciseResult:
    record, _ = judge.grade(case, [read(FOLDER / case, "softmax")])
    return record.exercises[0]


@dataclass(frozen=True)
class Judges:
    """Two judges of the same kit: one forks a warm process, one starts a fresh process for each submission."""

    forking: Judge
    fresh: Judge


@pytest.fixture(scope="module")
def judges(places: Places, a_judge: Judge) -> Iterator[Judges]:
    def start(torch: bool) -> Worker:
        return Worker(hosts.start(torch=torch, fork=False, hidden=(places.root,)))

    with Judge(keyring_of(places), start) as fresh:
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
