"""From a right program to a broken one: proven by the grader to hold that mistake, and to show its symptom."""

from dataclasses import dataclass

from grader.grading import Judge
from grader.hunting.catalogue import Hunt
from grader.hunting.planting import planted
from grader.hunting.symptom import NoSymptom, Symptom, shown_by, visible
from grader.workspace import Found

FIXED_SEED = 0


@dataclass(frozen=True)
class Broken:
    """A program with a mistake, what it does with the numbers of `seed`, and what a healthy one does."""

    source: str
    seed: int
    symptom: Symptom


def broken(judge: Judge, hunt: Hunt, right: str, seed: int) -> Broken | None:
    """Return a right program with the hunt's mistake in it; None where it cannot be planted there.

    The grader has to recognise exactly this mistake, and the symptom has to be visible: with the numbers of `seed`,
    or else with the fixed ones.
    """
    for changes in hunt.plants:
        for source in planted(right, changes):
            if _is_that_mistake(judge, hunt, source):
                for numbers in dict.fromkeys((seed, FIXED_SEED)):
                    symptom = symptom_of(judge, hunt, source, right, numbers)
                    if symptom is not None and visible(hunt, symptom):
                        return Broken(source, numbers, symptom)
    return None


def symptom_of(judge: Judge, hunt: Hunt, source: str, right: str, seed: int) -> Symptom | None:
    """Return what both programs do with the numbers of `seed`; None where one of them does not run."""
    try:
        return Symptom(shown_by(judge, hunt, source, seed), shown_by(judge, hunt, right, seed))
    except NoSymptom:
        return None


def _is_that_mistake(judge: Judge, hunt: Hunt, source: str) -> bool:
    _, [graded] = judge.grade(hunt.exercise, [Found(hunt.exercise, source)])
    named = [one.id for one in graded.diagnosis.mistakes] if graded.diagnosis else []
    return named == [hunt.mistake] and graded.result.headline == hunt.concept
