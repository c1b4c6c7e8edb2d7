"""The catalogue as it is written: enough right answers, enough wrong ones, each labelled and applicable."""

from collections.abc import Iterator
from itertools import pairwise

from grader.key.variants import Misconception
from grader.verify.flaw import Flaw
from grader.verify.subject import Subject

FEWEST_ACCEPTED = 6
FEWEST_WRONG = 15
FEWEST_WRONG_WHERE_MUCH_GOES_WRONG = {"backprop": 25, "torch_loop": 25, "optimizers": 25, "autograd": 25}


def accepted_flaws(subject: Subject) -> Iterator[Flaw]:
    """Yield where there are too few right answers."""
    accepted = len(subject.solutions.accepted())
    if accepted < FEWEST_ACCEPTED:
        what = f"There are {accepted} accepted submissions, fewer than {FEWEST_ACCEPTED}."
        remedy = "Add right answers in other dresses: loops, float32, lists, another formula."
        yield Flaw(subject.solution_file("accepted"), what, remedy)


def coverage_flaws(subject: Subject, misconceptions: list[Misconception]) -> Iterator[Flaw]:
    """Yield where there are too few wrong answers, or none for a concept."""
    fewest = FEWEST_WRONG_WHERE_MUCH_GOES_WRONG.get(subject.name, FEWEST_WRONG)
    where = subject.solution_file("misconceptions.toml")
    if len(misconceptions) < fewest:
        what = f"There are {len(misconceptions)} misconceptions, fewer than {fewest}."
        yield Flaw(where, what, "Add mistakes that people really make.")
    labels = {one.concept for one in misconceptions}
    for concept in subject.exercise.concepts:
        if concept.id not in labels:
            what = f"No misconception breaks {concept.id}, so nothing shows that its check can fail."
            yield Flaw(where, what, f'Add one with concept = "{concept.id}".')


def entry_flaws(subject: Subject, one: Misconception, all_of_them: list[Misconception]) -> Iterator[Flaw]:
    """Yield what is wrong with one misconception as it is written. With any of these, it cannot be run."""
    where, exercise = subject.entry(one), subject.exercise
    concepts = [concept.id for concept in exercise.concepts]
    if one.concept not in concepts:
        what = f"Its label {one.concept!r} is no concept of {exercise.name}."
        yield Flaw(where, what, f"Label it with one of: {', '.join(concepts)}.")
    for field in ("says", "change"):
        if not getattr(one, field).strip():
            yield Flaw(
                where, f"Its {field!r} is empty.", "A learner whose mistake it is reads that sentence."
            )
    if not one.edits and not one.source_text:
        what = "It has no edits, so its program is the reference."
        yield Flaw(where, what, f"Add an edit, or write the program to wrong/{one.id}.py.")
    yield from _edit_flaws(subject, where, one)
    if one.same_as:
        yield from _same_as_flaws(where, one, all_of_them)


def _edit_flaws(subject: Subject, where: str, one: Misconception) -> Iterator[Flaw]:
    for edit in one.edits:
        count = subject.solutions.reference.count(edit.find)
        if count != 1:
            what = f"The text {edit.find!r} is found {count} times in reference.py, not once."
            remedy = "Take more of the line." if count else "Copy the text from the reference."
            yield Flaw(where, what, remedy)
            return
    spans = sorted(subject.solutions.spans(one), key=lambda span: span.start)
    if any(after.start < before.end for before, after in pairwise(spans)):
        yield Flaw(where, "Two of its edits replace the same text of reference.py.", "Make one of them.")


def _same_as_flaws(where: str, one: Misconception, all_of_them: list[Misconception]) -> Iterator[Flaw]:
    others = {other.id: other for other in all_of_them if other.id != one.id}
    if one.same_as not in others:
        what = f"Its same_as names {one.same_as!r}, which is no other misconception of this exercise."
        yield Flaw(where, what, "Name the one that has the same numbers by its id.")
    elif others[one.same_as].same_as or others[one.same_as].unnamed:
        what = f"Its same_as names {one.same_as!r}, which is itself never named."
        yield Flaw(where, what, "Point both to the one that is named.")
