"""Where a hunt stands, from its events; and which hunt is next."""

from dataclasses import dataclass, field
from random import Random
from typing import Literal

from grader.hunting.catalogue import Hunt
from grader.hunting.journal import Begun, Event, GivenUp, Helped, Named, Tried, Where

Result = Literal["first_try", "later", "with_help", "missed"]


@dataclass
class Round:
    """One hunt that was begun, and all that was said and tried: until when, and in how many seconds."""

    begun: Begun
    named: list[Named] = field(default_factory=list)
    tried: list[Tried] = field(default_factory=list)
    helped: bool = False
    given_up: bool = False
    seconds: float = 0.0
    until: str = ""

    @property
    def name_is_known(self) -> bool:
        """Whether the concept was named, or told because the learner did not know."""
        return any(one.right or not one.said for one in self.named)

    @property
    def fixed(self) -> bool:
        """Whether a fix passed."""
        return any(one.passed for one in self.tried)

    @property
    def over(self) -> bool:
        """Whether there is nothing left to do."""
        return self.given_up or (self.name_is_known and self.fixed)

    @property
    def wrong(self) -> int:
        """How many answers were wrong: names and fixes."""
        return sum(bool(one.said) and not one.right for one in self.named) + sum(
            not one.passed for one in self.tried
        )

    def add(self, event: Event) -> None:
        """Take in what happened."""
        self.until = event.at
        self.seconds = max(self.seconds, getattr(event, "seconds", 0.0))
        match event:
            case Named():
                self.named.append(event)
            case Tried():
                self.tried.append(event)
            case Helped():
                self.helped = True
            case GivenUp():
                self.given_up = True

    def naming(self) -> Result:
        """Return how well the concept was named."""
        if not any(one.right for one in self.named):
            return "missed"
        return "first_try" if self.named[0].right else "later"

    def fixing(self) -> Result:
        """Return how well it was fixed."""
        if not self.fixed:
            return "missed"
        if self.helped:
            return "with_help"
        return "first_try" if self.tried[0].passed else "later"


def all_rounds(events: list[Event]) -> list[Round]:
    """Return all hunts that were begun, the oldest first."""
    rounds: dict[str, Round] = {}
    for event in events:
        if isinstance(event, Begun):
            rounds.setdefault(event.round, Round(event))
        elif event.round in rounds:
            rounds[event.round].add(event)
    return list(rounds.values())


def open_round(rounds: list[Round], where: Where) -> Round | None:
    """Return the hunt that can be gone on with: the last one of a command, where there is something left to do."""
    still = [one for one in rounds if one.begun.where == where][-1:]
    return still[0] if still and not still[0].over else None


def in_turn(candidates: list[Hunt], rounds: list[Round], rng: Random) -> list[Hunt]:
    """Return hunts in the order in which they come: those never hunted, then those hunted longest ago."""
    last = {one.begun.hunt: place for place, one in enumerate(rounds)}
    mixed = rng.sample(candidates, len(candidates))
    return sorted(mixed, key=lambda hunt: last.get(hunt.key, -1))
