"""A program with two mistakes at once: they are named, or one of them, or none, and never others."""

import random

import pytest

from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.key.variants import Solutions
from grader.places import Places
from grader.workspace import Found

PAIRS_AN_EXERCISE = 40


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
