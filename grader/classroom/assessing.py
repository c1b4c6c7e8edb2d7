"""From what was read of a submission to what became of it: in whatever process, on whatever machine."""

import hashlib
import time
from collections.abc import Iterable

import msgspec

from grader.classroom.assessment import Assessment, Outcome, Version, lost
from grader.classroom.intake import digest
from grader.classroom.stages import Stages
from grader.grading import Judge
from grader.key.keyring import Keyring
from grader.record import SCHEMA, to_json
from grader.workspace import Found


class KeyDigests:
    """Hashes of the keys that submissions are judged by."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._digests: dict[str, str] = {}

    def of(self, exercises: Iterable[str]) -> str:
        """Return one hash for the keys of these exercises. Raises NoKey."""
        lines = [f"{exercise} {self._digest(exercise)}" for exercise in sorted(exercises)]
        return hashlib.sha256("\n".join([f"record {SCHEMA}", *lines]).encode()).hexdigest()

    def _digest(self, exercise: str) -> str:
        if exercise not in self._digests:
            key = self._keyring.key(exercise).key
            self._digests[exercise] = hashlib.sha256(msgspec.msgpack.encode(key)).hexdigest()
        return self._digests[exercise]


def assessed(judge: Judge, keys: KeyDigests, name: str, found: list[Found], reading: float) -> Outcome:
    """Return what becomes of a submission that was read in `reading` seconds. Never raises."""
    before, started = judge.spent, time.perf_counter()
    try:
        version = version_of(found, keys)
        record, _ = judge.grade(name, found)
        line = to_json(record)
    except Exception as error:
        return lost("The grader itself failed", error)
    starting = judge.spent.starting - before.starting
    running = judge.spent.running - before.running
    judging = time.perf_counter() - started - starting - running
    statuses = {result.exercise: result.status for result in record.exercises}
    return Assessment(version, line, statuses, Stages(reading, starting, running, judging))


def version_of(found: list[Found], keys: KeyDigests) -> Version:
    """Return what the verdict on a submission depends on. Raises NoKey."""
    return Version(digest(found), keys.of(one.exercise for one in found))
