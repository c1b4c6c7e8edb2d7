"""A lane judges one exercise after another, in a thread and with a warm process of its own; the last request counts.

There are two: files that need torch wait for it, and no other file waits for them.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from grader.curriculum.catalogue import exercises
from grader.findings.result import error_result
from grader.grading import Graded, Judge
from grader.record import Record
from grader.worker.client import WorkerError
from grader.worker.stop import Stop, Stopped
from grader.workspace import Found

SECONDS_TO_END = 0.5


@dataclass(frozen=True)
class Verdict:
    """One exercise's verdict: its program, the record of it as the learner may read it, and what it was drawn from."""

    check: int
    found: Found
    record: Record
    graded: Graded


@dataclass(frozen=True)
class Request:
    """What is to be judged, under the number of a check."""

    check: int
    found: tuple[Found, ...] = ()


class Lane(threading.Thread):
    """Judges what is asked for last. What was asked for before is stopped: its file has changed."""

    def __init__(
        self,
        judge: Judge,
        stop: Stop,
        shown: Callable[[Record], Record],
        tell: Callable[[Verdict], None],
        ready: Callable[[], None],
        *,
        torch: bool,
    ) -> None:
        """`shown` is applied to each record; `tell` gets each verdict, `ready` is called once the process is warm.

        `stop` is what the judge's workers listen to. All of them are called in the lane's thread.
        """
        super().__init__(name="torch" if torch else "numpy", daemon=True)
        self._judge, self._stop, self._shown = judge, stop, shown
        self._tell, self._ready, self._torch = tell, ready, torch
        self._asked = threading.Condition()
        self._request: Request | None = None
        self._begun: Request | None = None
        self._closed = False

    def ask(self, request: Request) -> None:
        """Stop what runs, and judge this."""
        with self._asked:
            self._request = request
            self._stop.ask()
            self._asked.notify()

    def cancel(self) -> None:
        """Stop what runs."""
        self.ask(Request(0))

    def close(self) -> None:
        """Stop what runs, and end the processes."""
        with self._asked:
            self._closed = True
            self._stop.ask()
            self._asked.notify()
        if self.is_alive():
            self.join(SECONDS_TO_END)
        self._judge.__exit__()

    def run(self) -> None:
        """Warm up, then judge until it is closed."""
        self._warm_up()
        self._ready()
        while (request := self._next()) is not None:
            for found in request.found:
                verdict = self._verdict(request.check, found)
                if verdict is None or not self._is_wanted(request):
                    break
                self._tell(verdict)
            self._warm_up()

    def _next(self) -> Request | None:
        """Wait for a request and return it; None at the end."""
        with self._asked:
            while not self._closed and self._request is self._begun:
                self._asked.wait()
            self._begun = self._request
            self._stop.forget()
            return None if self._closed else self._begun

    def _is_wanted(self, request: Request) -> bool:
        with self._asked:
            return self._request is request and not self._closed

    def _warm_up(self) -> None:
        """Have a process at hand. Where none can be had, the next verdict says so."""
        try:
            self._judge.make_ready(torch=self._torch)
        except (WorkerError, OSError):
            return

    def _verdict(self, check: int, found: Found) -> Verdict | None:
        """Return the verdict on one program; None where somebody asked for a stop."""
        try:
            record, [graded] = self._judge.grade("watch", [found])
            return Verdict(check, found, self._shown(record), graded)
        except Stopped:
            return None
        except Exception as error:  # the session goes on, whatever happens to a verdict
            result = error_result(exercises()[found.exercise], f"{type(error).__name__}: {error}")
            return Verdict(check, found, Record("watch", "", 0.0, [result]), Graded(result))
