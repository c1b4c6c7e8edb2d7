"""How far a step of Adam went, and what it remembers, beside what it should have done."""

import numpy as np

from grader.checks.claims import AnswerBook, require, same
from grader.checks.optimizers_plan import ADAM, ALONE, LATE, MIDWAY, OTHER_PARAMS, WITHOUT_EPS, Arrays

STARTS = {one.name: one.args[0] for one in ADAM}
ROUGHLY = 1e-4  # what is left of float32 in the difference of two parameters


def flat(arrays: Arrays) -> np.ndarray:
    """Return all entries in one row."""
    return np.concatenate([one.ravel() for one in arrays])


def moves(book: AnswerBook, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Return by how much the learner's parameters moved down in a call, and by how much they should have."""
    start = flat(STARTS[name])
    return start - flat(book[name][0]), start - flat(book.expected[name][0])


def ratios(book: AnswerBook, name: str, of: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the learner's move in one call over that in another, entry by entry, and the right one."""
    with np.errstate(all="ignore"):
        yours, right = (one / other for one, other in zip(moves(book, name), moves(book, of), strict=True))
    return yours, right


def factor(yours: np.ndarray, right: np.ndarray) -> float | None:
    """Return the one number above 0 by which all of `right` was multiplied; None where there is none."""
    along = float(yours @ right) / float(right @ right)
    return along if along > 0 and same(yours, along * right, ROUGHLY) else None


def goes_by_its_arguments(book: AnswerBook) -> bool:
    """Return whether Adam's step stays the same when only the parameters are others: no counter of its own is in it."""
    return same(*ratios(book, OTHER_PARAMS, MIDWAY), ROUGHLY)


def memory(book: AnswerBook, name: str, key: str) -> float | None:
    """Return by which factor a mean in the learner's new state differs, if by one; None where it is another mean."""
    return factor(flat(book[name][1][key]), flat(book.expected[name][1][key]))


def require_memory(book: AnswerBook, key: str) -> None:
    """Require that a mean is the right one; it may be corrected already, which no longer shows at step 500."""
    for name in (ALONE, *WITHOUT_EPS):
        if name in book or name == MIDWAY:
            require(memory(book, name, key), name, f"state.{key} is another mean")
    if LATE in book:
        most = memory(book, LATE, key)
        require(same(most, 1.0, ROUGHLY), LATE, f"state.{key} is {most:.4g} times the expected")
