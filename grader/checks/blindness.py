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

GRAIN = (
    1e-6  # whoever answers with next to nothing, so that next to nothing equals it, has not computed either
)
Rows = list[np.ndarray] | np.ndarray


def blind_functions(grader: Grader, calls: Iterable[Call], book: AnswerBook) -> set[str]:
    """Return the functions whose answers do not change with their inputs, or by a grain, where the key's do.

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
    yours = {call.name: _determined(grader, call, book[call.name]) for call in asked}
    right = {call.name: _determined(grader, call, book.expected[call.name]) for call in asked}
    if any(len(yours[name]) != len(right[name]) for name in right):
        return False
    everything = [np.concatenate(list(answers.values()))[:, None] for answers in (yours, right)]
    if not _moves(everything[1], everything[1]):
        return False
    if not _moves(*everything):
        return True
    by_size: dict[int, list[str]] = {}
    for name, numbers in right.items():
        by_size.setdefault(len(numbers), []).append(name)
    rows = [[[answers[name] for name in group] for answers in (yours, right)] for group in by_size.values()]
    telling = [(these, those) for these, those in rows if _moves(those, those)]
    return bool(telling) and not any(_moves(these, those) for these, those in telling)


def _moves(yours: Rows, right: Rows) -> bool:
    """Return whether numbers differ from row to row, by more than a grain of what the right ones differ by.

    Infinite ones and NaN count as standing still.
    """
    there = np.isfinite(yours) & np.isfinite(right)
    ours, theirs = (
        np.max(numbers, axis=0, initial=-np.inf, where=there)
        - np.min(numbers, axis=0, initial=np.inf, where=there)
        for numbers in (np.asarray(yours), np.asarray(right))
    )
    return bool(np.max(ours, initial=0.0) > GRAIN * np.max(theirs, initial=0.0))


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
