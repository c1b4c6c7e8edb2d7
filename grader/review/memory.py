"""How long an idea lasts, by FSRS: each trial is a repetition, rated by how it went.

The state of the memory is computed from all trials each time. It rests on nothing but the history, so it cannot get
out of step with it, and a better rating would hold for what was done before.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler

from grader.history.keeping import Happened
from grader.quiz.questions import Question
from grader.review.subjects import is_askable
from grader.review.trials import Outcome, Trial, trials

RATINGS: dict[Outcome, Rating] = {
    "first_try": Rating.Good,
    "later": Rating.Hard,
    "told": Rating.Again,
    "missed": Rating.Again,
}
# whole days, and the same each time that they are computed
_scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True)
class Memory:
    """What is known about one subject: its trials so far, and when it is to be asked for again."""

    subject: str
    trials: tuple[Trial, ...]
    card: Card

    @property
    def last(self) -> Trial:
        """The latest trial."""
        return self.trials[-1]

    @property
    def slips(self) -> bool:
        """Whether it was not known the last time, or only after it had been told."""
        return self.last.outcome in ("missed", "told")

    @property
    def due(self) -> datetime:
        """When it should come up again."""
        return self.card.due

    def recall(self, now: datetime) -> float:
        """Return how likely it is that it is still known, from 0 to 1."""
        return _scheduler.get_card_retrievability(self.card, now)


def known(events: list[Happened], questions: dict[str, Question]) -> dict[str, Memory]:
    """Return what a history says about each subject that can still be asked for."""
    found = memories(trials(events))
    return {subject: memory for subject, memory in found.items() if is_askable(subject, questions)}


def memories(past: list[Trial]) -> dict[str, Memory]:
    """Return what is known about each subject that was ever asked for. `past` is in the order of time."""
    by_subject: dict[str, list[Trial]] = {}
    for trial in past:
        by_subject.setdefault(trial.subject, []).append(trial)
    return {subject: Memory(subject, tuple(some), _card(some)) for subject, some in by_subject.items()}


def _card(past: list[Trial]) -> Card:
    card = Card(card_id=0, due=past[0].at)
    for trial in past:
        card, _ = _scheduler.review_card(card, RATINGS[trial.outcome], trial.at.astimezone(UTC))
    return card
