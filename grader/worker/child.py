"""The life of one child: lock in, read the tasks, run each, send its answers, end."""

import os
import random
import signal
import sys
import time
import warnings
from contextlib import suppress
from types import CodeType

import numpy as np

from grader.worker import wire
from grader.worker.calling import run_steps
from grader.worker.clock import OutOfTime, Progress, at_most, watch_for_alarms
from grader.worker.commons import Commons, may_change
from grader.worker.host import CONNECTION_LOST
from grader.worker.jail import Jail, lock_in
from grader.worker.loading import Loaded, absent_functions, compiled, library_calls
from grader.worker.messages import Answer, Answers, Fault, LoadStatus, Step, Task
from grader.worker.printing import CappedText
from grader.worker.reach import reaches_out
from grader.worker.receiving import LARGEST_MESSAGE

CPU_SECONDS = 120
_CHANGED = "It changed the program that runs it, so nothing of what it answered can be told from a forgery."


def prepared() -> Commons:
    """Set up what all children have in common, before the first is born; return how it was then."""
    watch_for_alarms()
    warnings.simplefilter("ignore")
    return Commons()


def live(connection: int, progress: Progress, jail: Jail, parent: int, commons: Commons) -> None:
    """Serve one submission and end the process. Never returns."""
    try:
        with suppress(PermissionError):  # a process that was not forked leads its session already
            os.setsid()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        lock_in(jail, parent, CPU_SECONDS)
        frame = wire.receive(connection)
        if frame is not None:
            tasks = wire.decode(frame, list[Task])
            wire.send(connection, b"")  # from here on, what goes wrong is theirs
            _serve(connection, progress, tasks, commons)
    finally:
        os._exit(0)


def _serve(connection: int, progress: Progress, tasks: list[Task], commons: Commons) -> None:
    """Run the files one after another, up to one that changes what the next would share with it."""
    of_ours_changed = commons.of_ours_changed
    for number, task in enumerate(tasks):
        progress.at(number, 0)
        printed = CappedText()
        sys.stdout = sys.stderr = printed
        started = time.perf_counter()
        code = compiled(task.source, f"{task.exercise}.py")
        alone = not isinstance(code, Fault) and reaches_out(code)
        answers = run(task, code, number, progress, printed)
        forged = of_ours_changed()
        if forged:
            answers = Answers(task.exercise, "died", Fault("Changed", _CHANGED))
        try:
            wire.send(connection, wire.SECONDS.pack(time.perf_counter() - started) + encoded(answers))
        except OSError:
            os._exit(CONNECTION_LOST)
        if alone or forged or (may_change(task.source) and commons.changed()):
            return


def encoded(answers: Answers) -> bytes:
    """Return the answers as bytes; where they cannot be sent, that they cannot."""
    with suppress(Exception):
        data = wire.encode(answers)
        if len(data) + wire.SECONDS.size <= LARGEST_MESSAGE:
            return data
    fault = Fault("NotSent", "What it returned cannot be sent back: it is too large, or no data.")
    if not answers.answers:
        return wire.encode(Answers(answers.exercise, "died", fault))
    lost = [Answer(one.name, "died", fault=fault) for one in answers.answers]
    return wire.encode(Answers(answers.exercise, "ok", answers=lost))


def run(task: Task, code: CodeType | Fault, number: int, progress: Progress, printed: CappedText) -> Answers:
    """Load one compiled file and make its calls; return all answers. Nothing that the file does raises here."""
    _seed_global_randomness()
    libraries = library_calls(task.source, task.library_answers)
    loaded = Loaded(task.exercise, task.source)
    load, fault = _load(loaded, code, task.seconds_to_load)
    absent: dict[str, str] = {}
    answers = []
    if load == "ok":
        absent = absent_functions(loaded.namespace, task.functions, task.classes)
        steps = wire.decode(task.steps, list[Step])
        answers = run_steps(
            loaded, absent, steps, number, progress, task.seconds_per_call, task.seconds_in_all
        )
    return Answers(task.exercise, load, fault, absent, answers, printed.taken(), libraries)


def _load(loaded: Loaded, code: CodeType | Fault, seconds: float) -> tuple[LoadStatus, Fault | None]:
    if isinstance(code, Fault):
        return "syntax_error", code
    try:
        with at_most(seconds):
            exec(code, loaded.namespace)
    except OutOfTime:
        return "timeout", Fault("OutOfTime")
    except BaseException as error:
        return "raised", loaded.fault(error)
    return "ok", None


def _seed_global_randomness() -> None:
    random.seed(0)
    np.random.seed(0)
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.default_generator.manual_seed(0)  # torch.manual_seed asks every kind of device first
