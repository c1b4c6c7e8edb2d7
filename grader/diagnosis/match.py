"""Naming a mistake, on proof only: the same numbers on every probe, the fresh ones included."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.graders import Grader
from grader.checks.outcome import Evaluation
from grader.checks.plan import Call
from grader.diagnosis.fingerprint import Fingerprint, fingerprints
from grader.diagnosis.ratios import law_of
from grader.key.store import Group, Mistake, OpenKey
from grader.worker.messages import Answers

TOLERANCE = 3e-5
ABSOLUTE = 1e-8


@dataclass(frozen=True)
class Diagnosis:
    """The proven mistakes, in the order in which their concepts are blamed."""

    mistakes: tuple[Mistake, ...]

    @property
    def says(self) -> str:
        """What they say, one after the other."""
        return " ".join(dict.fromkeys(mistake.says for mistake in self.mistakes))


def agree(one: Fingerprint, other: Fingerprint) -> bool:
    """Return whether two fingerprints are the same up to rounding."""
    if one.structure != other.structure or len(one.numbers) != len(other.numbers):
        return False
    return bool(_close(one.numbers, other.numbers, other.scales).all())


def _close(numbers: np.ndarray, others: np.ndarray, scales: np.ndarray) -> Any:
    with np.errstate(all="ignore"):
        near = np.abs(numbers - others) <= TOLERANCE * scales + ABSOLUTE
    return near | (numbers == others) | (np.isnan(numbers) & np.isnan(others))


def diagnose(
    grader: Grader, calls: list[Call], answers: Answers, evaluation: Evaluation, key: OpenKey
) -> Diagnosis | None:
    """Return which mistakes give exactly these answers, or None where that is not proven.

    A mistake is named only when its concept is among those that the checks failed.
    """
    if answers.load != "ok" or evaluation.headline is None:
        return None
    open_concepts = {one.concept for one in evaluation.outcomes if one.status in ("failed", "not_checked")}
    prints = fingerprints(grader, calls, answers)
    fits = {
        function: _fits(print_, key.groups.get((function, print_.structure)))
        for function, print_ in prints.items()
    }
    found: list[Mistake] = []
    for function in prints:
        names = _one_name(function, fits, key.functions_of)
        found += [key.mistakes[name] for name in names]
        if not names:
            law = law_of([call for call in calls if call.function == function], evaluation.book)
            if law is not None:
                found.append(Mistake(law.id, evaluation.headline.concept, law.says, ""))
    order = [outcome.concept for outcome in evaluation.outcomes]
    named = sorted(
        {one.id: one for one in found if one.concept in open_concepts}.values(),
        key=lambda one: order.index(one.concept),
    )
    if not named or named[0].concept != evaluation.headline.concept:
        return None
    return Diagnosis(tuple(named))


def _fits(fingerprint: Fingerprint, group: Group | None) -> list[str]:
    """Return the mistakes, and pairs of mistakes, that give this function's numbers."""
    if group is None or not fingerprint.is_telling:
        return []
    fits = _close(fingerprint.numbers[None], group.matrix, group.scale_matrix).all(axis=1)
    return [name for name, fit in zip(group.ids, fits, strict=True) if fit]


def _one_name(function: str, fits: dict[str, list[str]], functions_of: dict[str, set[str]]) -> list[str]:
    """Return the ids of the one mistake, or pair, behind a function's numbers; nothing when in doubt.

    A mistake that changes other functions too must fit these as well, alone or with another, and then explains
    more than one that does not.
    """
    alone = [
        name
        for name in fits[function]
        if " + " not in name and all(_takes_part(name, fits[other]) for other in functions_of[name])
    ]
    reach = max((len(functions_of[name]) for name in alone), default=0)
    best = [name for name in alone if len(functions_of[name]) == reach] or [
        name for name in fits[function] if " + " in name
    ]
    return best[0].split(" + ") if len(best) == 1 else []


def _takes_part(mistake: str, fits: list[str]) -> bool:
    return any(mistake in name.split(" + ") for name in fits)
