"""Where a drill stands, from its events."""

from dataclasses import dataclass, field

from grader.drilling.journal import Begun, Ended, Event, Graded, Spent, Turned


@dataclass
class Round:
    """One drill that was begun; `until` is the time of what happened last."""

    begun: Begun
    current: str
    tries: dict[str, list[Graded]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    ended: bool = False
    until: str = ""

    @property
    def exercises(self) -> list[str]:
        """The exercises of the drill, in their order."""
        return self.begun.exercises

    @property
    def seconds_in_all(self) -> float:
        """How long the clock has run."""
        return sum(self.seconds.values())

    def tries_at(self, exercise: str) -> list[Graded]:
        """Return how often an exercise was graded, and with which verdicts."""
        return self.tries.get(exercise, [])

    def passed(self, exercise: str) -> bool:
        """Return whether an exercise passed when it was graded last."""
        tries = self.tries_at(exercise)
        return bool(tries) and tries[-1].status == "passed"

    @property
    def all_passed(self) -> bool:
        """Whether every exercise passed."""
        return all(map(self.passed, self.exercises))

    def next_open(self) -> str:
        """Return the next exercise after the current one that did not pass; the current one where all others did."""
        at = self.exercises.index(self.current)
        after = [*self.exercises[at + 1 :], *self.exercises[:at]]
        return next((name for name in after if not self.passed(name)), self.current)

    def add(self, event: Event) -> None:
        """Take in what happened."""
        self.until = event.at
        match event:
            case Turned() if event.exercise in self.exercises:
                self.current = event.exercise
            case Spent():
                self.seconds[event.exercise] = self.seconds.get(event.exercise, 0.0) + event.seconds
            case Graded():
                self.tries.setdefault(event.exercise, []).append(event)
            case Ended():
                self.ended = True


def all_rounds(events: list[Event]) -> list[Round]:
    """Return all drills that were begun, the oldest first."""
    rounds: dict[str, Round] = {}
    for event in events:
        if isinstance(event, Begun):
            if event.exercises:
                rounds.setdefault(event.round, Round(event, event.exercises[0]))
        elif event.round in rounds:
            rounds[event.round].add(event)
    return list(rounds.values())
