"""A session of `grader watch` that is killed at some moment, and the learner who works in it until then."""

import os
import signal
import termios
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import psutil

from grader.places import Places
from tests.kills import lives
from tests.past import graded
from tests.quiz_terminal import SECONDS, Terminal
from tests.watching import READY, WRONG, reference

SHELL = ("sh", "-c", 'set -m; "$@"; exec sleep 1000', "sh")  # with jobs: each a process group of its own


class Killed(Exception):
    """The session is dead, and what was waited for was not shown."""


class Doomed(Terminal):
    """A session that a shell started, as a learner's does: only so the terminal outlives it."""

    def __init__(self, kit: Path) -> None:
        super().__init__(kit, command="watch", term="xterm", shell=SHELL)
        self.before = self.settings()
        shell, end = psutil.Process(self.process.pid), time.monotonic() + SECONDS
        while not (started := shell.children()):
            assert time.monotonic() < end, self.seen
        self.watch = started[0]

    def kill(self, *, group: bool) -> None:
        """End it with SIGKILL: itself, or its whole process group, as `kill -9 %1` does."""
        (os.killpg if group else os.kill)(self.watch.pid, signal.SIGKILL)

    def kill_later(self, seconds: float, *, group: bool) -> None:
        """End it so after some time, and say nothing now."""
        threading.Timer(seconds, lambda: self.kill(group=group)).start()

    def _go_on(self) -> None:
        """As in any terminal; raises Killed where the session has ended and nothing comes any more."""
        alive = lives(self.watch)
        if not self._read(0.05) and not alive:
            raise Killed

    def settings(self) -> list[Any]:
        return termios.tcgetattr(self.ours)

    def change_settings(self) -> None:
        """Set what a shell sets for its prompt, where one edits lines."""
        settings = self.settings()
        settings[0] &= ~termios.ICRNL
        settings[3] &= ~(termios.ICANON | termios.ECHO)
        termios.tcsetattr(self.ours, termios.TCSANOW, settings)

    def close(self) -> tuple[int, str]:
        self.process.kill()
        return super().close()


class Learner:
    """Somebody who works on softmax without a pause. `shown` counts what the screen has told.

    `last` is how many things are told until the session is killed in the next thousandths of a second; 0 for never.
    """

    def __init__(self, places: Places, kit: Path, moment: Random, last: int) -> None:
        self.file = kit / "exercises/softmax.py"
        self.file_may_be = {self.file.read_text("utf-8")}
        self.replaced: set[str] = set()
        self.shown: Counter[tuple[str, str]] = Counter()
        self._right = reference(places, "softmax")
        self._stub = (places.learners_keys / "softmax.stub").read_text("utf-8")
        self._moment = moment
        self._last = last
        self._concept = ""
        self._endless_runs = False

    def work(self, session: Doomed) -> None:
        """Do one thing after another. Raises Killed."""
        actions: list[Callable[[Doomed], None]] = [self._wrong, self._raising, self._passing, self._endless]
        self._raising(session)  # no verdict on what lay there before looks like this one
        while True:
            if self._concept:
                self._moment.choice([self._hint, self._hint, self._reveal, self._reset])(session)
            self._moment.choice(actions)(session)

    def _wrong(self, session: Doomed) -> None:
        self._save(session, WRONG, "softmax ✗ axis", "axis")

    def _raising(self, session: Doomed) -> None:
        number = self._moment.randrange(10**9)
        program = f"def softmax(z):\n    raise ValueError('number {number}')\n"
        self._save(session, program, f"ValueError: number {number}", "runs")

    def _passing(self, session: Doomed) -> None:
        self._save(session, self._right, "softmax ✓ passed", "")

    def _endless(self, session: Doomed) -> None:
        if self._endless_runs:
            return
        self._write("def softmax(z):\n    while True:\n        pass\n")
        session.wait_for("checking softmax")
        self._concept, self._endless_runs = "", True
        time.sleep(self._moment.uniform(0, 0.3))

    def _save(self, session: Doomed, program: str, told: str, concept: str) -> None:
        written = self._write(program)
        if not self._endless_runs:
            session.wait_for("checking")  # what stands there until then is about the program before
        session.wait_for(told)
        self._endless_runs = False
        self._told(session, "graded", graded(written).source)
        session.wait_for(READY)
        self._concept = concept

    def _write(self, program: str) -> str:
        """Save a program as there was none before, whole at once, so that it is judged once."""
        program += f"\n\nnumber = {self._moment.randrange(10**9)}\n"
        beside = self.file.with_name(".softmax.py.4913")
        beside.write_text(program, "utf-8")
        self.file_may_be = {program}
        os.replace(beside, self.file)
        return program

    def _hint(self, session: Doomed) -> None:
        session.type("h")
        session.wait_for(f"softmax.{self._concept}:")
        self._told(session, "hint", f"softmax.{self._concept}")
        self._back(session)

    def _reveal(self, session: Doomed) -> None:
        session.type("v")
        session.wait_for("y or n")
        session.type("y")
        session.wait_for("─ reference ─")
        self._told(session, "revealed")
        self._back(session)

    def _back(self, session: Doomed) -> None:
        session.wait_for(READY)
        session.type("\r")
        session.wait_for(" 2 softmax ")
        session.wait_for(READY)

    def _reset(self, session: Doomed) -> None:
        session.type("r")
        session.wait_for("y or n")
        self.replaced |= self.file_may_be
        self.file_may_be |= {self._stub}
        session.type("y")
        session.wait_for("again.")
        self.file_may_be = {self._stub}
        self._told(session, "reset")
        session.wait_for("Nothing is written yet")
        session.wait_for(READY)
        self._concept = ""

    def _told(self, session: Doomed, kind: str, what: str = "") -> None:
        self.shown[kind, what] += 1
        if self.shown.total() == self._last:
            time.sleep(self._moment.choice([0, self._moment.uniform(0, 0.005)]))
            session.kill(group=False)
