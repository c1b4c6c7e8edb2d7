"""The kit's own catalogue: nothing right is rejected, nothing wrong passes, every mistake is named."""

import random

import pytest

from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.key.variants import Solutions
from grader.places import Places
from grader.workspace import Found
from tests.harness import labelled_in, measure, own_catalogue

PAIRS_AN_EXERCISE = 40


def test_the_catalogue_is_graded_without_a_fault(places: Places) -> None:
    figures = measure(places, own_catalogue(places))
    assert figures.wrong >= len(exercises()) * 15
    assert figures.right >= len(exercises()) * 7
    assert not figures.rejected
    assert not figures.passed
    assert not figures.wrong_headline
    assert not figures.named_wrongly
    assert not figures.unnamed


@pytest.mark.parametrize("exercise", exercises())
def test_two_mistakes_at_once_are_never_named_as_others(
    exercise: str, places: Places, a_judge: Judge
) -> None:
    assert places.solutions is not None
    solutions = Solutions(places.solutions / exercise)
    pairs = solutions.pairs()
    pairs = random.Random(exercise).sample(pairs, min(PAIRS_AN_EXERCISE, len(pairs)))
    both_named = 0
    for one, other in pairs:
        _, [graded] = a_judge.grade("pair", [Found(exercise, solutions.program(one, other))])
        named = {mistake.id for mistake in graded.diagnosis.mistakes} if graded.diagnosis else set()
        both_named += named == {one.id, other.id}
        assert graded.result.status in ("failed", "passed")
    assert both_named >= len(pairs) // 5


def test_a_label_that_is_missing_is_a_sentence(tmp_path) -> None:
    wrong = tmp_path / "mse" / "wrong" / "a.py"
    wrong.parent.mkdir(parents=True)
    wrong.write_text("def mse_loss(p, t): return 0\n")
    with pytest.raises(ValueError, match="its first line must be"):
        labelled_in(tmp_path)
