"""The walls change no verdict: the kit's own catalogue, graded inside of them and without."""

from collections.abc import Iterator

import pytest

from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.judging import keyring_of
from grader.places import Places
from grader.worker import hosts
from grader.worker.client import Worker
from grader.workspace import Found
from tests.harness import Labelled, own_catalogue


@pytest.fixture(scope="module")
def catalogue(places: Places) -> list[Labelled]:
    return own_catalogue(places)


@pytest.fixture(scope="module")
def bare_judge(places: Places) -> Iterator[Judge]:
    def start(torch: bool) -> Worker:
        return Worker(hosts.start(torch=torch, sandbox=False))

    with Judge(keyring_of(places), start, sandboxed=False) as judge:
        yield judge


@pytest.mark.parametrize("exercise", exercises())
def test_the_level_of_isolation_changes_no_verdict(
    exercise: str, catalogue: list[Labelled], a_judge: Judge, bare_judge: Judge
) -> None:
    for one in catalogue:
        if one.exercise == exercise:
            assert verdict(a_judge, one, "sandbox") == verdict(bare_judge, one, "process"), one.label


def verdict(judge: Judge, one: Labelled, level: str) -> tuple[object, ...]:
    """All but the numbers shown, which are others each time where a program is random."""
    record, _ = judge.grade(one.label, [Found(one.exercise, one.program)])
    if record.isolation != level:
        pytest.skip(f"the level is {record.isolation}")
    [result] = record.exercises
    concepts = [(found.concept, found.status, found.because, found.cause) for found in result.concepts]
    return result.status, result.score, result.headline, result.misconception, concepts
