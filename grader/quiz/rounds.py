"""A round: which questions are asked, in which order, and where an interrupted one stands."""

from dataclasses import dataclass, field
from itertools import zip_longest
from random import Random

from grader.quiz.journal import Answered, Begun, Event, Said, SelfRated
from grader.quiz.questions import LEVELS, Kind, Question

SHARES: dict[Kind, int] = {"choice": 5, "number": 3, "order": 1, "spoken": 1}


@dataclass(frozen=True)
class Wish:
    """What the learner asked for; empty is everything. A name is a topic's or an exercise's."""

    names: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def suits(self, question: Question) -> bool:
        """Return whether a question is one of those."""
        about = {question.topic, question.see.partition(".")[0]}
        return (
            (not self.names or not about.isdisjoint(self.names))
            and (not self.levels or question.level in self.levels)
            and (not self.kinds or question.kind in self.kinds)
        )


def names_to_ask_for(questions: dict[str, Question]) -> list[str]:
    """Return the names that a wish may hold: topics, then exercises that questions lead back to."""
    found = [question.topic for question in questions.values()]
    found += [question.see.partition(".")[0] for question in questions.values() if question.see]
    return list(dict.fromkeys(found))


def chosen(questions: dict[str, Question], wish: Wish, count: int, seed: int) -> list[str]:
    """Return the keys of up to `count` questions: of every topic in turn, of all kinds, the easier levels first."""
    rng = Random(f"{seed}")
    by_topic: dict[str, list[Question]] = {}
    for question in questions.values():
        if wish.suits(question):
            by_topic.setdefault(question.topic, []).append(question)
    piles = [_mixed(pile, rng) for pile in by_topic.values()]
    rng.shuffle(piles)
    in_turn = [question for layer in zip_longest(*piles) for question in layer if question is not None]
    asked = sorted(in_turn[:count], key=lambda question: LEVELS.index(question.level))
    return [question.key for question in asked]


def _mixed(pile: list[Question], rng: Random) -> list[Question]:
    """Return a topic's questions in a random order in which no kind is far behind its share."""
    by_kind: dict[Kind, list[Question]] = {}
    for question in rng.sample(pile, len(pile)):
        by_kind.setdefault(question.kind, []).append(question)
    mixed = []
    while by_kind:
        [kind] = rng.choices(list(by_kind), [SHARES[kind] for kind in by_kind])
        mixed.append(by_kind[kind].pop())
        if not by_kind[kind]:
            del by_kind[kind]
    return mixed


@dataclass
class Round:
    """One round: its questions, and what was answered so far."""

    begun: Begun
    answers: dict[str, Answered | SelfRated] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)  # of open questions, whose points may still be to tick

    @property
    def left(self) -> list[str]:
        """The questions without an answer yet."""
        return [key for key in self.begun.questions if key not in self.answers]


def last_round(events: list[Event]) -> Round | None:
    """Return the round that was begun last, with its answers; None where there never was one."""
    rounds: dict[str, Round] = {}
    for event in events:
        if isinstance(event, Begun):
            rounds[event.round] = Round(event)
        elif event.round not in rounds:
            continue
        elif isinstance(event, Said):
            rounds[event.round].said[event.question] = event.said
        else:
            rounds[event.round].answers.setdefault(event.question, event)
    return list(rounds.values())[-1] if rounds else None
