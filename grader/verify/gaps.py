"""How far apart mistakes are: two that are closer than a clear gap would one day be taken for each other."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from grader.checks.claims import RELATIVE
from grader.diagnosis.fingerprint import Fingerprint
from grader.diagnosis.match import ABSOLUTE, TOLERANCE
from grader.verify.flaw import Flaw
from grader.verify.runs import Trial, Tried

CLEAR_GAP = 100.0  # times the tolerance within which two numbers are taken for the same


def collisions(trial: Trial) -> list[tuple[Tried, Tried]]:
    """Return the pairs of mistakes that cannot be told apart and are not documented as the same."""
    return [pair for pair, tolerances in _pairs(trial) if tolerances <= 1]


def gap_flaws(trial: Trial) -> Iterator[Flaw]:
    """Yield which two mistakes are the same or nearly so, and which is nearly the reference."""
    for (one, other), tolerances in _pairs(trial):
        where, name = trial.subject.entry(one.misconception), other.misconception.id
        if tolerances <= 1:
            what = f"It has the same numbers as {name} on every call, so neither is ever named."
            remedy = f'Add a call that tells them apart, or write same_as = "{name}".'
            yield Flaw(where, what, remedy)
        elif tolerances < CLEAR_GAP:
            yield _too_close(where, name, tolerances * TOLERANCE, CLEAR_GAP * TOLERANCE)
    for one in trial.tried:
        difference = apart(one.prints, trial.right) * TOLERANCE
        if TOLERANCE < difference < CLEAR_GAP * RELATIVE:
            where = trial.subject.entry(one.misconception)
            yield _too_close(where, "the reference", difference, CLEAR_GAP * RELATIVE)


def _too_close(where: str, other: str, difference: float, clear: float) -> Flaw:
    what = (
        f"It is too close to {other}: no entry of any answer differs by more than "
        f"{difference:.1e} of its scale, and a clear gap is {clear:.0e}."
    )
    return Flaw(where, what, "Add a call on which they differ clearly.")


def _pairs(trial: Trial) -> Iterator[tuple[tuple[Tried, Tried], float]]:
    for one, other in combinations(trial.named, 2):
        yield (one, other), apart(one.prints, other.prints)


def apart(one: dict[str, Fingerprint], other: dict[str, Fingerprint]) -> float:
    """Return how far apart two programs are, in tolerances, where they are farthest apart."""
    return max(distance(one[function], other[function]) for function in one)


def distance(one: Fingerprint, other: Fingerprint) -> float:
    """Return the largest difference of two entries, each in tolerances of its scale; infinite for other kinds."""
    if one.structure != other.structure or len(one.numbers) != len(other.numbers):
        return np.inf
    if not len(one.numbers):
        return 0.0
    unequal = (one.numbers != other.numbers) & ~(np.isnan(one.numbers) & np.isnan(other.numbers))
    with np.errstate(all="ignore"):
        differences = np.abs(one.numbers - other.numbers)
    tolerances = TOLERANCE * np.maximum(one.scales, other.scales) + ABSOLUTE
    known = np.where(np.isfinite(differences), differences / tolerances, np.inf)
    return float(np.where(unequal, known, 0.0).max())
