"""Grading a class: from the listing of what was handed in to results that are kept, and files drawn from them.

listing -> crew (reads, grades) -> store, each result once -> outputs. What is stored already is not graded again.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.classroom.assessing import KeyDigests, version_of
from grader.classroom.assessment import UNREAD, Assessment, Lost, Outcome, Version
from grader.classroom.crew import Crew
from grader.classroom.intake import Handed, read
from grader.classroom.progress import Watcher
from grader.classroom.stages import Stages
from grader.classroom.store import Store, hash_of
from grader.classroom.tally import Tally
from grader.curriculum.catalogue import exercises
from grader.findings.result import error_result
from grader.record import Record, to_json

MOST_VAIN_RETRIES = 8  # in a row: then it is not the submissions


@dataclass(frozen=True)
class Graded:
    """What a class has come to: for each submission, in the order of the listing, which result is its own."""

    versions: list[tuple[str, Version]]
    asked: list[str]
    before: int
    stages: Stages


class Run:
    """One class being graded."""

    def __init__(
        self, store: Store, crew: Crew, keys: KeyDigests, watcher: Watcher, asked: Iterable[str] = ()
    ) -> None:
        self._store = store
        self._crew = crew
        self._keys = keys
        self._watcher = watcher
        self._versions: dict[str, Version] = {}
        self._asked = set(asked)
        self._tally = Tally()
        self._stages = Stages()
        self._before = 0
        self._expected = 0

    def grade(self, submissions: list[Handed]) -> Graded:
        """Grade what has no result yet, and store each result as it comes.

        Where we fail, a submission is tried once more at the end, alone. Raises CrewError, DatabaseError.
        """
        self._expected = len(submissions)
        self._watcher.expect(self._expected)
        self._second_tries(dict(self._first_tries(submissions)))
        order = [(handed.name, self._versions[handed.name]) for handed in submissions]
        asked = [name for name in exercises() if name in self._asked]
        return Graded(order, asked, self._before, self._stages)

    def _first_tries(self, submissions: list[Handed]) -> Iterator[tuple[Handed, Outcome]]:
        """Store what could be graded; yield what we failed at."""
        for handed, outcome in self._crew.grade(self._not_yet_graded(submissions)):
            if outcome.failed:
                yield handed, outcome
            else:
                self._keep(handed, outcome, tries=1)

    def _not_yet_graded(self, submissions: list[Handed]) -> Iterator[Handed]:
        """Yield the submissions that have no result in the version that lies there now."""
        stored = self._store.versions()
        for handed in submissions:
            some = stored.get(hash_of(handed.name))
            if some and self._is_among(some, handed):
                self._before += 1
                self._watcher.expect(self._expected - self._before)
            else:
                yield handed

    def _is_among(self, stored: set[Version], handed: Handed) -> bool:
        try:
            found = read(handed)
            version = version_of(found, self._keys)
        except Exception:  # whatever is wrong with it, it shows again where it is graded, and is told there
            return False
        if version not in stored:
            return False
        self._versions[handed.name] = version
        self._asked.update(one.exercise for one in found)
        return True

    def _second_tries(self, failed: dict[Handed, Outcome]) -> None:
        """Try what we failed at once more, each alone; store what comes, though it be our error again.

        After some failures in a row the others keep what the first try gave.
        """
        in_vain = 0
        for handed, outcome in self._crew.grade(list(failed), alone=True):
            del failed[handed]
            self._keep(handed, outcome, tries=2)
            in_vain = in_vain + 1 if outcome.failed else 0
            if in_vain == MOST_VAIN_RETRIES:
                break
        for handed, outcome in failed.items():
            self._keep(handed, outcome, tries=1)

    def _keep(self, handed: Handed, outcome: Outcome, tries: int) -> None:
        """Store a result, and count it."""
        if isinstance(outcome, Lost):
            outcome = self._error(handed, outcome)
        started = time.perf_counter()
        self._store.add(handed.name, outcome.version, outcome.record, failed=outcome.failed, tries=tries)
        storing = Stages(storing=time.perf_counter() - started)
        self._stages = self._stages + outcome.stages + storing
        self._versions[handed.name] = outcome.version
        self._asked.update(outcome.statuses)
        self._tally.add(outcome.statuses.values())
        self._watcher.advance(self._tally)

    def _error(self, handed: Handed, lost: Lost) -> Assessment:
        """Return an error of ours for every exercise that the class was asked for: which were handed in is unknown."""
        names = [name for name in exercises() if name in self._asked] or list(exercises())
        results = [error_result(exercises()[name], lost.message) for name in names]
        record = Record(handed.name, "", 0.0, results)
        return Assessment(UNREAD, to_json(record), dict.fromkeys(names, "error"), Stages())
