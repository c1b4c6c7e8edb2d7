"""Which hunt comes next, and in whose program: the learner's own where it passed, the lesson's where it is there."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from grader.grading import Judge
from grader.hunting.breaking import Broken, broken
from grader.hunting.catalogue import Hunt
from grader.hunting.rounds import Round, in_turn
from grader.key.stubs import without_marks
from grader.places import Places
from grader.workspace import Found, read

SEEDS = 1000


@dataclass(frozen=True)
class Prepared:
    """A hunt that can begin: the program that is right, whether it is the learner's own, and what became of it."""

    hunt: Hunt
    right: str
    own: bool
    broken: Broken


def prepared(judge: Judge, places: Places, candidates: list[Hunt], rounds: list[Round]) -> Prepared | None:
    """Return the next hunt: of exercises that the learner passed, before others. None where there is none."""
    passed = passed_programs(judge, places, sorted({hunt.exercise for hunt in candidates}))
    rng = Random(secrets.token_hex(8))
    ordered = sorted(in_turn(candidates, rounds, rng), key=lambda hunt: hunt.exercise not in passed)
    for hunt in ordered:
        seed = rng.choice(_fresh_seeds(hunt, rounds))
        for right, own in _programs(places, hunt, passed):
            found = broken(judge, hunt, right, seed)
            if found is not None:
                return Prepared(hunt, right, own, found)
    return None


def passed_programs(judge: Judge, places: Places, names: list[str]) -> dict[str, str]:
    """Return the learner's own programs of these exercises, of those that pass."""
    found = [read(places.exercises, name) for name in names]
    begun = [one for one in found if one.source is not None and "raise NotImplementedError" not in one.source]
    if not begun:
        return {}
    record, _ = judge.grade("exercises", begun)
    return {
        one.exercise: _source(one)
        for one, result in zip(begun, record.exercises, strict=True)
        if result.status == "passed"
    }


def _fresh_seeds(hunt: Hunt, rounds: list[Round]) -> list[int]:
    """Return the seeds whose numbers were not seen in this hunt; all where every one was."""
    seen = {one.begun.seed for one in rounds if one.begun.hunt == hunt.key}
    return [seed for seed in range(SEEDS) if seed not in seen] or list(range(SEEDS))


def _programs(places: Places, hunt: Hunt, passed: dict[str, str]) -> Iterator[tuple[str, bool]]:
    if hunt.exercise in passed:
        yield passed[hunt.exercise], True
    if places.solutions is not None:
        reference = read_reference(places, hunt.exercise)
        if reference:
            yield reference, False


def read_reference(places: Places, exercise: str) -> str:
    """Return the lesson's own program, without the marks of a solution; "" where there is none."""
    path = places.reference(exercise)
    return without_marks(path.read_text("utf-8")) if path.is_file() else ""


def _source(found: Found) -> str:
    return found.source or ""
