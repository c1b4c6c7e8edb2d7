"""Functions that do not compute: they give always the same, or know the plan's calls by heart.

They have nothing right, though much may hold of their answers.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from grader.checks.alike import agree
from grader.checks.claims import AnswerBook
from grader.checks.graders import Grader
from grader.checks.plan import Call


def blind_functions(grader: Grader, calls: Iterable[Call], book: AnswerBook) -> set[str]:
    """Return the functions whose answers do not change with their inputs, where the key's do.

    A training step is one if it never did anything to the model.
    """
    answered: dict[str, list[Call]] = {}
    for call in calls:
        if call.verb != "epoch" and call.name in book:
            answered.setdefault(call.function, []).append(call)
    return {
        function
        for function, asked in answered.items()
        if (
            all(_is_idle(book[call.name]) for call in asked)
            if asked[0].verb in ("torch_steps", "torch_train")
            else _is_blind(grader, asked, book)
        )
    }


def by_heart(grader: Grader, calls: Iterable[Call], book: AnswerBook) -> set[str]:
    """Return the functions that are right on all of the plan, which everybody has, and on no fresh call."""
    planned = {call.name for call in grader.plan}
    right: dict[str, dict[bool, list[bool]]] = {}
    for call in calls:
        here = call.name in book and agree(grader, call, book[call.name], book.expected[call.name])
        right.setdefault(call.function, {True: [], False: []})[call.name in planned].append(here)
    return {name for name, one in right.items() if one[False] and all(one[True]) and not any(one[False])}


def _is_idle(record: dict[str, Any]) -> bool:
    """Return whether no gradient was made and no step taken, in all that the bench recorded."""
    moved = record["steps"] if "steps" in record else any("step" in str(one) for one in record["traces"])
    return not moved and not np.any(record["reached"])


def _is_blind(grader: Grader, asked: list[Call], book: AnswerBook) -> bool:
    names = [call.name for call in asked]
    yours = {call.name: _determined(grader, call, book[call.name]) for call in asked}
    right = {call.name: _determined(grader, call, book.expected[call.name]) for call in asked}
    if _all_equal(right.values()):
        return False
    filling = [_filling(numbers) for numbers in yours.values()]
    if None not in filling and len(set(filling)) == 1:
        return True
    by_size: dict[int, list[str]] = {}
    for name in names:
        by_size.setdefault(len(right[name]), []).append(name)
    telling = [group for group in by_size.values() if not _all_equal(right[name] for name in group)]
    return bool(telling) and all(_all_equal(yours[name] for name in group) for group in telling)


def _determined(grader: Grader, call: Call, value: Any) -> np.ndarray:
    """Return the numbers of an answer without those that are free: how much work it was, say."""
    return _numbers(value if call.about is not None else grader.features(call, value))


def _numbers(value: Any) -> np.ndarray:
    """Return all numbers of an answer in one row."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return np.concatenate([np.empty(0), *map(_numbers, value)])
    if isinstance(value, (bool, int, float, np.ndarray)):
        return np.asarray(value, dtype=float).ravel()
    return np.empty(0)


def _all_equal(rows: Iterable[np.ndarray]) -> bool:
    first, *others = rows
    return all(np.array_equal(first, other, equal_nan=True) for other in others)


def _filling(numbers: np.ndarray) -> str | None:
    """Return the one number that all of these are, as text (NaN too); None where they differ."""
    return (
        repr(float(numbers[0]))
        if len(numbers) and _all_equal([numbers, np.full_like(numbers, numbers[0])])
        else None
    )
