"""A class in numbers: counted one record after another, in memory that does not grow with the class."""

from collections import Counter
from dataclasses import dataclass, field

from grader.classroom.outputs.asked import Standing, standing
from grader.curriculum.catalogue import exercises
from grader.findings.printable import printable, shown_name
from grader.record import ConceptStatus, ExerciseResult, ExerciseStatus, Record, total

BINS = 10
MOST_NAMED = 30

ConceptFate = ConceptStatus | ExerciseStatus  # of an exercise that did not run, its concepts share the status


@dataclass
class Concept:
    """What became of one concept in the class."""

    id: str
    says: str
    fates: Counter[ConceptFate] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """How many failed it."""
        return self.fates["failed"]

    @property
    def checked(self) -> int:
        """Of how many it is known whether they have it right."""
        return self.fates["passed"] + self.fates["failed"]


@dataclass
class Named:
    """Submissions that need a look: how many there are, and the names of the first."""

    count: int = 0
    names: list[str] = field(default_factory=list)

    def add(self, submission: str) -> None:
        """Count a submission, and keep its name while there is room."""
        self.count += 1
        if len(self.names) < MOST_NAMED:
            self.names.append(shown_name(submission))


@dataclass(frozen=True)
class Mistake:
    """A proven mistake: the concept that it breaks, and the sentence that was said about it."""

    concept: str
    says: str


class Statistics:
    """Counts of all that a class report shows."""

    def __init__(self, asked: list[str]) -> None:
        self.asked = asked
        self.submissions = 0
        self.standings: Counter[Standing] = Counter()
        self.statuses: dict[str, Counter[ExerciseStatus]] = {name: Counter() for name in asked}
        self.concepts: dict[str, list[Concept]] = {
            name: [Concept(concept.id, concept.says) for concept in exercises()[name].concepts]
            for name in asked
        }
        self.mistakes: Counter[Mistake] = Counter()
        self.tenths = [0] * BINS
        self.errors = Named()
        self.absent = Named()

    def add(self, record: Record) -> None:
        """Count one record, in which every exercise asked for has its result."""
        self.submissions += 1
        stands = standing(record)
        self.standings[stands] += 1
        if stands == "error":
            self.errors.add(record.submission)
        elif stands in ("missing", "not_started"):
            self.absent.add(record.submission)
        else:
            self._add_score(*total(record))
        for result in record.exercises:
            self._add_result(result)

    def hardest(self, most: int) -> list[Concept]:
        """Return the concepts that most submissions failed, the worst first."""
        failed = [one for concepts in self.concepts.values() for one in concepts if one.failed]
        return sorted(failed, key=lambda one: -one.failed)[:most]

    def _add_score(self, score: float, most: float) -> None:
        self.tenths[min(int(score / most * BINS), BINS - 1)] += 1

    def _add_result(self, result: ExerciseResult) -> None:
        self.statuses[result.exercise][result.status] += 1
        outcomes = {one.concept: one for one in result.concepts}
        for concept in self.concepts[result.exercise]:
            outcome = outcomes.get(concept.id)
            concept.fates[outcome.status if outcome else result.status] += 1
            if outcome is not None and outcome.cause:
                self.mistakes[Mistake(concept.id, printable(outcome.cause))] += 1
