"""By a bug hunt: another bug of the concept than the last time where there is one, in fresh numbers."""

from contextlib import ExitStack
from typing import Self

from grader.commands.output import OurError, say
from grader.grading import Judge
from grader.hunting.catalogue import hunts
from grader.hunting.choosing import Prepared, prepared
from grader.hunting.holding import FOLDER, begin, hold
from grader.hunting.journal import Journal
from grader.hunting.rounds import Round, all_rounds, open_round
from grader.hunting.symptom import NoSymptom
from grader.journal import NotKept
from grader.judging import learners_judge
from grader.key.keyring import NoKey
from grader.places import Places
from grader.report.review import hunting_text
from grader.review.memory import Memory
from grader.review.trials import Place
from grader.review.ways import Item, Terminal, Unrecorded


class Hunts:
    """A bug to hunt, as a way to review. Use it as a context manager: the programs that it breaks are run.

    What is said and tried goes into the hunts' own journal, from which the history takes it over.
    """

    name = "hunt"
    place: Place = "hunt"
    most_a_day: int | None = 3

    def __init__(self, places: Places) -> None:
        """Raises NotKept where the journal cannot be read."""
        self._places = places
        self._journal = Journal(places.progress)
        self._rounds = all_rounds(self._journal.events())
        self._open = _open_hunt(places, self._rounds)
        self._made: dict[str, Prepared] = {}
        self._judge: Judge | None = None
        self._judges = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._judges.close()

    @property
    def waiting(self) -> str | None:
        """The hunt that a review began, and that is not over."""
        return self._open.begun.hunt if self._open else None

    def offer(self, memory: Memory) -> str | None:
        """Return a hunt about a concept, in a program that works: the learner's own, or the lesson's.

        None where there is none, and where as many are made as one does on a day.
        """
        about = [hunt for hunt in hunts().values() if hunt.concept == memory.subject]
        if self.waiting in [hunt.key for hunt in about]:
            return self.waiting
        if not about or len(self._made) == self.most_a_day:
            return None
        try:
            found = prepared(self._started(), self._places, about, self._rounds)
        except NoKey:
            return None
        if found is None:
            return None
        self._made[found.hunt.key] = found
        return found.hunt.key

    def ask(self, item: Item, number: int, count: int, terminal: Terminal) -> None:
        """Hold the hunt to its end. Raises Stopped, EOFError, Unrecorded, OurError, OSError."""
        try:
            if self.waiting != item.what:
                self._open = begin(self._places, self._journal, self._made[item.what], "review")
            assert self._open is not None
            terminal.show(hunting_text(number, count))
            hold(self._places, self._started(), self._journal, self._open, terminal.read, terminal.show)
        except NotKept as error:
            say(f"This is not kept in {error}.")
            raise Unrecorded from error
        except NoSymptom as error:
            raise OurError(
                f"{error}, by a fault of ours. Delete that folder to be asked another way."
            ) from error
        self._open = None

    def _started(self) -> Judge:
        """Return the judge, from when it is first needed. Raises NoKey."""
        if self._judge is None:
            self._judge = self._judges.enter_context(learners_judge(self._places))
        return self._judge


def _open_hunt(places: Places, rounds: list[Round]) -> Round | None:
    """Return the hunt that a review began and that is not over; who deletes its folder is done with it."""
    still = open_round(rounds, "review")
    if still is None or still.begun.hunt not in hunts():
        return None
    return still if (places.root / FOLDER / still.begun.folder).is_dir() else None
