"""From events to trials: how well an idea was known, each time that it was asked for.

A trial is one day's work on one subject in one place: failing ten times on the way to an answer is one trial, and so
is passing. Once an attempt has shown an idea right, further gradings of the same attempt say nothing new about it; a
reset, or another folder, is a new attempt.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from grader.curriculum.hints import RUNGS
from grader.history.days import day_of
from grader.history.events import Event, Graded, HintShown, Hunted, OfWork, QuizAnswered, Reset, Revealed
from grader.history.keeping import Happened
from grader.review.subjects import concepts_of, is_reviewed, subject_of_answer

Outcome = Literal["first_try", "later", "told", "missed"]
Place = Literal["program", "question", "hunt"]


@dataclass(frozen=True)
class Trial:
    """How well a subject was known.

    `first_try`: at once and unaided. `later`: after a mistake, or with a hint. `told`: once the last hint or the
    reference had been shown. `missed`: not so far.
    """

    subject: str
    at: datetime
    outcome: Outcome
    place: Place


@dataclass
class Attempt:
    """One way from a stub to a program, as far as it has come."""

    passed: set[str] = field(default_factory=set)
    missed: set[str] = field(default_factory=set)
    hinted: dict[str, int] = field(default_factory=dict)
    revealed: bool = False

    def outcomes(self, event: Graded | Revealed) -> dict[str, Outcome]:
        """Return what an event shows of which concepts, and remember it."""
        if isinstance(event, Revealed):
            self.revealed = self.revealed or not event.after_a_pass
            unknown = [] if event.after_a_pass else concepts_of(event.exercise)
            return {concept: "told" for concept in unknown if concept not in self.passed}
        return {
            concept: self._verdict(concept, status)
            for concept, status in event.concepts.items()
            if is_reviewed(concept) and status in ("passed", "failed") and concept not in self.passed
        }

    def _verdict(self, concept: str, status: str) -> Outcome:
        if status == "failed":
            self.missed.add(concept)
            return "missed"
        self.passed.add(concept)
        rung = self.hinted.get(concept, 0)
        if self.revealed or rung >= RUNGS:
            return "told"
        return "later" if rung or concept in self.missed else "first_try"


def trials(events: list[Happened]) -> list[Trial]:
    """Return the trials in the order of time. `events` are in that order too."""
    attempts: dict[str, Attempt] = {}
    found: dict[tuple[object, ...], Trial] = {}
    for happened in events:
        event = happened.event
        if isinstance(event, OfWork):
            outcomes, place = _of_work(event, attempts), _place(event)
        else:
            outcomes, place = _of_answer(event), _place(event)
        for subject, outcome in outcomes.items():
            key = (subject, place, event.about, day_of(happened.at))
            if outcome == "first_try" and key in found and found[key].outcome != "first_try":
                outcome = "later"
            found[key] = Trial(subject, happened.at, outcome, place)
    return sorted(found.values(), key=lambda trial: trial.at)


def _of_work(event: OfWork, attempts: dict[str, Attempt]) -> dict[str, Outcome]:
    if isinstance(event, Reset):
        attempts.pop(event.about, None)
        return {}
    attempt = attempts.setdefault(event.about, Attempt())
    if isinstance(event, HintShown):
        attempt.hinted[event.concept] = max(event.rung, attempt.hinted.get(event.concept, 0))
    return attempt.outcomes(event) if isinstance(event, (Graded, Revealed)) else {}


def _of_answer(event: Event) -> dict[str, Outcome]:
    if isinstance(event, QuizAnswered):
        subject = subject_of_answer(event.question, event.concept)
        return {subject: "first_try" if event.verdict == "right" else "missed"}
    if isinstance(event, Hunted):
        solved: Outcome = "first_try" if event.tries <= 1 and not event.helped else "later"
        return {event.concept: solved if event.found and event.fixed else "missed"}
    return {}


def _place(event: Event | OfWork) -> Place:
    if isinstance(event, Hunted):
        return "hunt"
    return "question" if isinstance(event, QuizAnswered) else "program"
