"""The proof of the sandbox: a submission that tries to break out, run as every submission is run.

A wall is believed only when an attempt to pass it failed. If any succeeds, the level is `process`, and said so.
"""

import errno
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from grader.worker import wire
from grader.worker.attempts import Attempt, SystemCall, Targets, by_number, in_python
from grader.worker.client import Worker
from grader.worker.messages import Answer, Step, Task
from grader.worker.seccomp import architecture

_ESCAPE_ARTIST = Path(__file__).with_name("escape_artist.py")
REFUSED = {errno.EPERM, errno.EACCES, errno.ENOSYS}


def attempts() -> list[str]:
    """Return what is tried, in words."""
    nobody = Targets(0, Path("/"), Path("/"), "", "", 0)
    return [*(attempt.name for attempt in in_python(nobody)), *(call.name for call in _calls(nobody))]


def escapes(worker: Worker) -> list[str]:
    """Return which of the attempts got through the walls of this worker's children; none is right."""
    with targets(worker.hidden) as ours:
        tried, calls = in_python(ours), _calls(ours)
        [answers] = worker.run([_task(tried, calls)])
    if answers.load != "ok":
        return attempts()
    succeeded, errors = (_values(answer) for answer in answers.answers)
    if len(succeeded) != len(tried) or len(errors) != len(calls):
        return attempts()
    through = [
        attempt.name for attempt, success in zip(tried, succeeded, strict=True) if success is not False
    ]
    listened = [call.name for call, error in zip(calls, errors, strict=True) if error not in REFUSED]
    return through + listened


def holds(worker: Worker) -> bool:
    """Return whether no attempt got through."""
    return not escapes(worker)


@contextmanager
def targets(hidden: tuple[str, ...] = ()) -> Iterator[Targets]:
    """Set up what the attempts are made on, beside what is `hidden`: a file of somebody else's, listening sockets."""
    with (
        tempfile.TemporaryDirectory() as folder,
        socket.socket(socket.AF_UNIX) as by_file,
        socket.socket(socket.AF_UNIX) as by_name,
        socket.socket(socket.AF_INET) as by_port,
    ):
        file, address, name = Path(folder, "canary"), str(Path(folder, "socket")), f"\0{folder}"
        file.write_text("an answer")
        for listener, where in ((by_file, address), (by_name, name), (by_port, ("127.0.0.1", 0))):
            with suppress(OSError):  # only Linux knows names without a file, and not all have a network
                listener.bind(where)
                listener.listen(1)
        yield Targets(os.getpid(), Path(folder), file, address, name, by_port.getsockname()[1], hidden)


def _calls(targets: Targets) -> list[SystemCall]:
    here = architecture()
    return [] if here is None else by_number(targets, here)


def _task(tried: list[Attempt], calls: list[SystemCall]) -> Task:
    steps = [
        Step("attempts", "attempts", ([[attempt.function, *attempt.arguments] for attempt in tried],)),
        Step("calls", "system_calls", ([[call.number, *call.arguments] for call in calls],)),
    ]
    source = _ESCAPE_ARTIST.read_text("utf-8")
    functions = [step.function for step in steps]
    return Task("escape_artist", source, functions, wire.encode(steps), [], 10.0, 5.0, 20.0)


def _values(answer: Answer) -> list[object]:
    return answer.value if answer.status == "ok" and isinstance(answer.value, list) else []
