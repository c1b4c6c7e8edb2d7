"""The conversation of a round: ask, read, judge, keep, say; the next question only when the answer is on the disk."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from grader.journal import now
from grader.quiz.journal import Answered, Journal, Said, SelfRated
from grader.quiz.kinds.judged import NotUnderstood
from grader.quiz.kinds.spoken import PutSpoken
from grader.quiz.putting import Graded, judge, put
from grader.quiz.questions import Question
from grader.quiz.rounds import Round
from grader.report.quiz import judged_text, points_text, question_text

QUIT = ("q", "quit")
LONGEST_KEPT = 4000
T = TypeVar("T")


class Stopped(Exception):
    """The learner wants to go on another time."""


@dataclass
class Dialogue:
    """One round with one learner. `read` shows a prompt and returns a line; `show` prints a text."""

    round: Round
    questions: dict[str, Question]
    journal: Journal
    read: Callable[[str], str]
    show: Callable[[str], None]

    def hold(self) -> None:
        """Ask what is left of the round. Raises Stopped, EOFError, KeyboardInterrupt, NotKept."""
        keys = self.round.begun.questions
        for key in self.round.left:
            posed = put(self.questions[key], self.round.begun.seed)
            self.show(question_text(posed, keys.index(key) + 1, len(keys)))
            event = self._self_rated(posed) if isinstance(posed, PutSpoken) else self._graded(posed)
            self.round.answers[key] = event

    def _graded(self, posed: Graded) -> Answered:
        begun = time.monotonic()
        said, judged = self._understood(f"{posed.how}, ? or q", lambda line: judge(posed, line))
        question = posed.question
        event = Answered(
            round=self.round.begun.round,
            at=now(),
            question=question.key,
            kind=question.kind,
            said=said[:LONGEST_KEPT],
            verdict=judged.verdict,
            mistake=judged.name,
            seconds=round(time.monotonic() - begun, 1),
        )
        self.journal.append(event)
        self.show(judged_text(judged))
        return event

    def _self_rated(self, posed: PutSpoken) -> SelfRated:
        begun = time.monotonic()
        key = posed.question.key
        if key not in self.round.said:
            said = self._line("say it or write it, then Enter; or q")[:LONGEST_KEPT]
            self.journal.append(Said(round=self.round.begun.round, at=now(), question=key, said=said))
            self.round.said[key] = said
        elif self.round.said[key]:
            self.show(f"   You wrote: {self.round.said[key]}")
        self.show(points_text(posed))
        _, ticked = self._understood(
            "numbers of the points that you made, Enter for none; or q", posed.ticked
        )
        event = SelfRated(
            round=self.round.begun.round,
            at=now(),
            question=key,
            ticked=ticked,
            points=len(posed.points),
            seconds=round(time.monotonic() - begun, 1),
        )
        self.journal.append(event)
        return event

    def _understood(self, how: str, reading: Callable[[str], T]) -> tuple[str, T]:
        """Return a line and what was read from it; asks again as long as it is no answer."""
        while True:
            line = self._line(how)
            try:
                return line, reading(line)
            except NotUnderstood as misunderstanding:
                self.show(f"   {misunderstanding}")

    def _line(self, how: str) -> str:
        line = self.read(f"   ({how}) > ").strip()
        if line.lower() in QUIT:
            raise Stopped
        return line.encode("utf-8", "replace").decode("utf-8")
