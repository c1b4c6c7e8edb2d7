"""The hints: three rungs for every concept, each adding something, with every number they state proven."""

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from grader.curriculum.hints import Hint
from grader.verify.flaw import Flaw
from grader.verify.subject import Subject

MOST_IN_COMMON = 0.8
_RUNGS = ("question", "worked", "change")
_WORD = re.compile(r"[^\W\d_]+|\d[\d.]*")


def rung_flaws(subject: Subject, hints: dict[str, Hint]) -> Iterator[Flaw]:
    """Yield which concepts have no hint, which hints no concept, and which rungs say nothing new."""
    concepts = [concept.id for concept in subject.exercise.concepts]
    for concept in concepts:
        if concept not in hints:
            what = f"There is no hint for {concept}."
            yield Flaw(
                subject.hints_file, what, f'Add a table ["{concept}"] with question, worked and change.'
            )
    for concept, hint in hints.items():
        where = f"{subject.hints_file}, {concept}"
        if concept not in concepts:
            yield Flaw(
                where, f"There is no concept {concept} in {subject.name}.", "Correct the table's name."
            )
        for name in _RUNGS:
            if not getattr(hint, name).strip():
                yield Flaw(where, f"The rung {name!r} is empty.", "Write it: each rung adds something.")
        for one, other in combinations(_RUNGS, 2):
            if _say_the_same(getattr(hint, one), getattr(hint, other)):
                what = f"The rungs {one!r} and {other!r} say the same."
                yield Flaw(where, what, "Let the later one add what the earlier one did not say.")


def _say_the_same(one: str, other: str) -> bool:
    """Return whether one rung holds the other, or more than four fifths of the shorter one's words."""
    words = [_WORD.findall(text.lower()) for text in (one, other)]
    shorter = min(len(some) for some in words)
    if not shorter:
        return False
    texts = [" ".join(some) for some in words]
    in_common = (Counter(words[0]) & Counter(words[1])).total()
    return texts[0] in texts[1] or texts[1] in texts[0] or in_common > MOST_IN_COMMON * shorter


def proof_flaws(subject: Subject, hints: dict[str, Hint], names: dict[str, Any]) -> Iterator[Flaw]:
    """Yield which proofs do not give what they state, evaluated with `names`."""
    for concept, hint in hints.items():
        for expression, stated in hint.proofs:
            where = f"{subject.hints_file}, {concept}"
            try:
                with warnings.catch_warnings(action="ignore"):  # an overflow that a hint shows is no news
                    found = repr(eval(expression, dict(names)))
            except Exception as error:
                what = f"The proof `{expression}` raises {type(error).__name__}: {error}."
                yield Flaw(
                    where, what, "A proof is an expression over math, np and the reference's functions."
                )
                continue
            if found != stated:
                what = f"The proof `{expression}` gives {found}, not {stated}."
                yield Flaw(where, what, "Correct the number, in the hint's text as well.")
