"""The conversation of a drill: the clock runs, grading on request, every verdict on the disk before it is shown."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from grader.drilling.journal import Ended, Event, Graded, Journal, Spent, Turned
from grader.drilling.rounds import Round
from grader.grading import Judge
from grader.history.verdicts import verdict_on
from grader.journal import now
from grader.laying import write_new
from grader.quiz.dialogue import Stopped
from grader.report.drill import graded_text, opening_text, status_line, table_text
from grader.report.hidden import without_inputs_of
from grader.workspace import read

SECONDS_KEPT = 10.0  # more than that of the clock is never lost
Await = Callable[[Callable[[], str], Callable[[], None]], str]


@dataclass
class Dialogue:
    """One drill with one learner. `await_key` shows a status line and returns a key; `show` prints a text."""

    round: Round
    folder: Path
    named_folder: str
    judge: Judge
    journal: Journal
    await_key: Await
    show: Callable[[str], None]
    _since: float = field(default_factory=time.monotonic)
    _said_e: bool = False

    def hold(self) -> None:
        """Go on until the drill is over. Raises Stopped, EOFError, KeyboardInterrupt, NotKept, NoKey, OSError."""
        self._lay_out()
        self.show(opening_text(self.round, self.named_folder))
        self._since = time.monotonic()
        try:
            while not self.round.ended:
                self._answer(self.await_key(self._status, self._tick))
        finally:
            self._keep_time()

    def _answer(self, key: str) -> None:
        certain, self._said_e = self._said_e and key == "e", False
        if key == "":
            self._grade()
        elif key == "n":
            self._turn_to(self.round.next_open())
        elif key == "l":
            self.show(table_text(self.round))
        elif key == "q":
            raise Stopped
        elif key == "e" and not certain:
            self._said_e = True
            self.show("   e once more ends the drill and shows how it went; any other key goes on.")
        elif key == "e":
            self._end()
        elif key.isdigit() and 1 <= int(key) <= len(self.round.exercises):
            self._turn_to(self.round.exercises[int(key) - 1])
        else:
            self.show("   Enter grades, n is the next one, l lists all, q pauses, e ends.")

    def _grade(self) -> None:
        exercise = self.round.current
        self._keep_time()
        self._lay_out()
        found = read(self.folder, exercise)
        record, _ = self.judge.grade("drill", [found])
        self._since = time.monotonic()  # the clock does not run while the learner waits for us
        [result] = record.exercises
        if result.status == "error":
            self.show(f"   It could not be graded, by a fault of ours: {' '.join(result.notes)}")
            return
        if result.status in ("not_started", "missing"):
            self.show(f"   {exercise} is blank still: write it in {self.named_folder}, and save it.")
            return
        verdict = verdict_on(found, result, self.named_folder)
        self._keep(
            Graded(
                round=self._id,
                at=now(),
                exercise=exercise,
                status=result.status,
                passed=[one.concept for one in result.concepts if one.status == "passed"],
                failed=[one.concept for one in result.concepts if one.status == "failed"],
                headline=result.headline or "",
                source=verdict.source if verdict else "",
                misconception=verdict.misconception if verdict else "",
            )
        )
        self.show(graded_text(without_inputs_of(result) if self.judge.keyring.private else result))
        if self.round.all_passed:
            self._end()
        elif result.status == "passed":
            self._turn_to(self.round.next_open())

    def _turn_to(self, exercise: str) -> None:
        self._keep_time()
        self._keep(Turned(self._id, now(), exercise))
        self.show(f"   On to {self.named_folder}/{exercise}.py")

    def _end(self) -> None:
        self._keep_time()
        self._keep(Ended(self._id, now()))

    def _lay_out(self) -> None:
        for name in self.round.exercises:
            notebook = self.folder / f"{name}.ipynb"
            if not notebook.exists():
                write_new(self.folder / f"{name}.py", self.judge.keyring.stub(name))

    def _status(self) -> str:
        return status_line(self.round, time.monotonic() - self._since)

    def _tick(self) -> None:
        if time.monotonic() - self._since >= SECONDS_KEPT:
            self._keep_time()

    def _keep_time(self) -> None:
        spent, self._since = time.monotonic() - self._since, time.monotonic()
        if spent >= 0.01:
            self._keep(Spent(self._id, now(), self.round.current, round(spent, 2)))

    @property
    def _id(self) -> str:
        return self.round.begun.round

    def _keep(self, event: Event) -> None:
        self.journal.append(event)
        self.round.add(event)
