"""The kit's own catalogue: nothing right is rejected, nothing wrong passes, every mistake is named.

It is graded as a class, inside of the walls; then one by one without them, and they change no verdict.
"""

from collections.abc import Iterator

import pytest

from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.judging import keyring_of
from grader.places import Places
from grader.record import Record
from grader.worker import hosts
from grader.worker.client import Worker
from grader.workspace import Found
from tests.harness import Graded, graded, labelled_in, own_catalogue


@pytest.fixture(scope="module")
def catalogue(places: Places) -> Graded:
    return graded(places, own_catalogue(places))


@pytest.fixture(scope="module")
def bare_judge(places: Places) -> Iterator[Judge]:
    def start(torch: bool) -> Worker:
        return Worker(hosts.start(torch=torch, sandbox=False))

    with Judge(keyring_of(places), start, sandboxed=False) as judge:
        yield judge


def test_the_catalogue_is_graded_without_a_fault(catalogue: Graded) -> None:
    figures = catalogue.figures()
    assert figures.wrong >= len(exercises()) * 15
    assert figures.right >= len(exercises()) * 7
    assert not figures.rejected
    assert not figures.passed
    assert not figures.wrong_headline
    assert not figures.named_wrongly
    assert not figures.unnamed


@pytest.mark.parametrize("exercise", exercises())
def test_the_level_of_isolation_changes_no_verdict(
    exercise: str, catalogue: Graded, bare_judge: Judge
) -> None:
    for one, record in zip(catalogue.submissions, catalogue.records, strict=True):
        if one.exercise == exercise:
            bare, _ = bare_judge.grade(one.label, [Found(exercise, one.program)])
            assert verdict(record, "sandbox") == verdict(bare, "process"), one.label


def verdict(record: Record, level: str) -> tuple[object, ...]:
    """All but the numbers shown, which are others each time where a program is random."""
    if record.isolation != level:
        pytest.skip(f"the level is {record.isolation}")
    [result] = record.exercises
    concepts = [(found.concept, found.status, found.because, found.cause) for found in result.concepts]
    return result.status, result.score, result.headline, result.misconception, concepts


def test_a_label_that_is_missing_is_a_sentence(tmp_path) -> None:
    wrong = tmp_path / "mse" / "wrong" / "a.py"
    wrong.parent.mkdir(parents=True)
    wrong.write_text("def mse_loss(p, t): return 0\n")
    with pytest.raises(ValueError, match="its first line must be"):
        labelled_in(tmp_path)
