"""Ways out that are not in the self-test: machine code, floods of threads, forged progress, what is left behind."""

import os
import time
from pathlib import Path

import pytest
from msgspec import structs

from grader.worker import seccomp
from grader.worker.client import Worker
from grader.worker.messages import Step
from tests.test_user import busy_child
from tests.workers import answer_of, started, task

ON_X86 = pytest.mark.skipif(os.uname().machine != "x86_64", reason="calls of 32-bit programs on x86-64")

OTHER_KIND_OF_CALL = """
import ctypes, mmap
def f(code):
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(code)
    return ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))()
"""
GETPID_AS_32_BIT = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"  # mov eax, 20; int 0x80; ret
GETPID_AS_X32 = b"\xb8\x27\x00\x00\x40\x0f\x05\xc3"  # mov eax, 0x40000000 + 39; syscall; ret
GETPID = b"\xb8\x27\x00\x00\x00\x0f\x05\xc3"


@ON_X86
def test_calls_of_another_kind_of_program_end_the_process(walled: Worker) -> None:
    assert answer_of(walled, OTHER_KIND_OF_CALL, GETPID).status == "ok"
    for code in (GETPID_AS_32_BIT, GETPID_AS_X32):
        assert answer_of(walled, OTHER_KIND_OF_CALL, code).status == "died"


EVERY_CALL = """
import ctypes
def f(numbers):
    call = ctypes.CDLL(None, use_errno=True).syscall
    listened = []
    for number in numbers:
        arguments = [ctypes.c_long(value) for value in (number, -1, 0, 0, 0, 0, 0)]
        if call(*arguments) != -1 or ctypes.get_errno() not in (1, 38):
            listened.append(number)
    return listened
"""


def test_this_kernel_listens_to_no_call_that_is_not_on_the_list(walled: Worker) -> None:
    here = seccomp.architecture()
    assert here is not None
    listed = {
        here.numbers[name]
        for name in [*seccomp.POLICY.allowed, *seccomp.POLICY.limited]
        if name in here.numbers
    }
    uprobes = (
        {335, 336} if here.numbers["read"] == 0 else set()
    )  # the kernel itself lets these pass every filter
    asked = sorted(set(range(480)) - listed - uprobes)
    assert answer_of(walled, EVERY_CALL, asked).value == []


THREADS = """
import threading
def f():
    threading.stack_size(65536)
    go, count = threading.Event(), 0
    try:
        while count < 5000:
            threading.Thread(target=go.wait).start()
            count += 1
    except RuntimeError:
        pass
    go.set()
    return count
"""


def test_a_flood_of_threads_is_stopped_and_the_next_submission_has_its_own(walled: Worker) -> None:
    for _ in range(2):
        assert 30 <= answer_of(walled, THREADS).value < 5000


def test_linux_ends_the_learner_s_process_first_when_memory_runs_out(walled: Worker) -> None:
    with started() as worker, busy_child(worker) as child:
        assert Path(f"/proc/{child.pid}/oom_score_adj").read_text() == "1000\n"


CUTS_OFF_EVERYTHING = """
import os
def f():
    for number in range(3, 64):
        for cut in (lambda: os.ftruncate(number, 0), lambda: os.truncate(f"/proc/self/fd/{number}", 0)):
            try:
                cut()
            except OSError:
                pass
    return 1
"""


def test_the_page_that_the_judge_reads_cannot_be_cut_off(bare_worker: Worker) -> None:
    """To read memory whose file was cut off would end the judge."""
    assert answer_of(bare_worker, CUTS_OFF_EVERYTHING).value == 1
    assert answer_of(bare_worker, "def f():\n    return 2").value == 2


FIND_PROGRESS = """
import sys
def progress():
    frame = sys._getframe()
    while "progress" not in frame.f_locals or callable(frame.f_locals["progress"]):
        frame = frame.f_back
    return frame.f_locals["progress"]
"""
LEAVES_A_NOTE = f"{FIND_PROGRESS}\ndef f():\n    progress()._page[100:105] = b'hello'\n    return 1"
LOOKS_FOR_A_NOTE = f"{FIND_PROGRESS}\ndef f():\n    return int(progress()._page[100:105] == b'hello')"


def test_no_submission_leaves_a_note_for_the_next(worker: Worker) -> None:
    assert answer_of(worker, LEAVES_A_NOTE).value == 1
    assert answer_of(worker, LOOKS_FOR_A_NOTE).value == 0


PRETENDS_TO_GET_ON = f"""
{FIND_PROGRESS}
import signal
def f():
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    while True:
        for step in range(1, 1000):
            progress().at(0, step)
"""


def test_forged_progress_buys_no_more_time_than_the_exercise_has(worker: Worker) -> None:
    started_at = time.monotonic()
    endless = task(PRETENDS_TO_GET_ON, Step("call", "f", ()), seconds=0.2, in_all=1.0)
    forging = structs.replace(endless, seconds_to_load=1.0)
    [answers] = worker.run([forging])
    limit = forging.seconds_to_load + forging.seconds_in_all
    assert answers.load == "timeout" or answers.answers[0].status == "timeout"
    assert time.monotonic() - started_at < limit + 10
