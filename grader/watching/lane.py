"""A lane judges one exercise after another, in a thread and with a warm process of its own; the last request counts.

There are two: files that need torch wait for it, and no other file waits for them.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from grader.curriculum.catalogue import exercises
from grader.findings.result import error_result
from grader.grading import Judge
from grader.record import Record
from grader.verdict import Graded
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


NOTHING = Request(0)


class Lane:
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
        """`shown` is applied to each record; `tell` gets each verdict, `ready` is called when the process is warm.

        `stop` is what the judge listens to. The three are called in the lane's thread.
        """
        self._judge, self._stop, self._shown = judge, stop, shown
        self._tell, self._ready, self._torch = tell, ready, torch
        self._asked = threading.Condition()
        self._request = self._taken = NOTHING
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="torch" if torch else "numpy", daemon=True)
        self._thread.start()

    def ask(self, request: Request) -> None:
        """Stop what runs, and judge this."""
        with self._asked:
            self._request = request
            self._stop.ask()
            self._asked.notify()

    def cancel(self) -> None:
        """Stop what runs."""
        self.ask(NOTHING)

    def close(self) -> None:
        """Stop what runs, and end the processes."""
        with self._asked:
            self._closed = True
            self._stop.ask()
            self._asked.notify()
        self._thread.join(SECONDS_TO_END)
        self._judge.__exit__()

    def _run(self) -> None:
        """Judge what is asked for; when nothing is, make the process ready for what comes next."""
        warm = False
        while not self._closed:
            request = self._next(wait=warm)
            for found in request.found:
                verdict = self._verdict(request.check, found)
                if verdict is None or not self._is_wanted(request):
                    break
                self._tell(verdict)
            warm = not request.found
            if warm and not self._closed:
                self._warm_up()

    def _next(self, *, wait: bool) -> Request:
        """Return what is to be judged, NOTHING where nothing is; with `wait` only once something is asked for."""
        with self._asked:
            while wait and not self._closed and self._request is self._taken:
                self._asked.wait()
            new = self._request is not self._taken
            self._taken = self._request
            self._stop.forget()
            return self._taken if new else NOTHING

    def _is_wanted(self, request: Request) -> bool:
        with self._asked:
            return self._request is request and not self._closed

    def _warm_up(self) -> None:
        """Have a process at hand. Where none can be had, the next verdict says so."""
        with suppress(Exception):
            self._judge.make_ready(torch=self._torch)
            self._ready()

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
