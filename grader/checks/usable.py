"""Is this answer the kind of thing that was asked for? If so, in what shape; if not, what is it?"""

from typing import Any

import numpy as np

from grader.worker.wire import Objects, Opaque

_KNOWN_KINDS = {"a generator", "a torch tensor", "a class", "a complex number", "a function", "text"}


class WrongKind(ValueError):
    """The answer is another kind of thing, or has another shape. The message is for the learner."""


class WrongLength(WrongKind):
    """The answer is a list of the right kind, with too few or too many elements."""


def as_expected(value: Any, expected: Any) -> Any:
    """Return `value` in the form of the key's answer `expected`. Raises WrongKind.

    Right in any dress: lists, tuples and arrays for one another, a 0-d array for a float, any number dtype.
    """
    if isinstance(expected, Opaque):
        return value
    if isinstance(expected, dict):
        return _as_dict(value, expected)
    if isinstance(expected, list):
        return _as_list(value, expected)
    if isinstance(expected, np.ndarray) and expected.ndim > 0:
        return _as_array(value, expected)
    if isinstance(expected, bool):
        return bool(_as_number(value))
    if expected is None or isinstance(expected, str):
        return value
    return _as_number(value)


def as_outcome(value: Any, expected: dict[str, Any]) -> dict[str, Any]:
    """Return what a program left behind, each as a number. Raises WrongKind."""
    if not isinstance(value, dict) or not expected.keys() <= value.keys():
        raise WrongKind("It did not leave behind what was asked for.")
    result = {}
    for name, wanted in expected.items():
        try:
            result[name] = as_expected(value[name], wanted)
        except WrongKind:
            kind = "None" if value[name] is None else described(value[name])
            raise WrongKind(f"{name} is {kind} where a number was asked for.") from None
    return result


def as_epoch(value: Any, expected: dict[str, Any]) -> dict[str, Any]:
    """Return the record of an epoch with each batch as a pair of arrays. Raises WrongKind.

    Each row has the shape that it has in the key. How many batches there are, and how many rows are in each,
    is left to the checks.
    """
    if not isinstance(value, dict) or not isinstance(value.get("batches"), list):
        raise WrongKind(f"It returned {described(value)} where batches were asked for.")
    facts = {name: right for name, right in expected.items() if name != "batches"}
    if any(type(value.get(name)) is not type(right) for name, right in facts.items()):
        raise WrongKind("What was noted about its batches was changed on the way.")
    like = expected["batches"][0]
    return {**value, "batches": [_as_pair(batch, like) for batch in value["batches"]]}


def _as_pair(batch: Any, like: list[Any]) -> list[np.ndarray]:
    try:
        items = _as_list(batch, [Opaque("an X_batch"), Opaque("a y_batch")])
        return [_as_rows(item, wanted) for item, wanted in zip(items, like, strict=True)]
    except WrongKind as problem:
        raise WrongKind(f"In a batch: {problem}") from None


def _as_rows(value: Any, like: np.ndarray) -> np.ndarray:
    rows, shape = _numbers(value), like.shape[1:]
    if rows is not None and rows.ndim > 0 and rows.size == 0:
        return np.zeros((0, *shape))
    if rows is None or rows.ndim == 0 or rows.shape[1:] != shape:
        asked = f"rows of shape {shape} were" if shape else "one number for each example was"
        raise WrongKind(f"It returned {described(value)} where {asked} asked for.")
    return rows


def _as_number(value: Any) -> float:
    if isinstance(value, (bool, int, float, np.number)):
        return float(value)
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return float(value)
    raise WrongKind(f"It returned {described(value)} where a number was asked for.")


def _as_array(value: Any, expected: np.ndarray) -> np.ndarray:
    array = _numbers(value)
    if array is None:
        raise WrongKind(
            f"It returned {described(value)} where an array of shape {expected.shape} was asked for."
        )
    if array.shape != expected.shape:
        raise WrongKind(
            f"It returned {described(array)} where an array of shape {expected.shape} was asked for."
        )
    return array


def _numbers(value: Any) -> np.ndarray | None:
    if isinstance(value, np.ndarray):
        return value.astype(np.float64)
    if not isinstance(value, list) or not _only_numbers(value):
        return None
    try:
        return np.array(value, dtype=np.float64)
    except (ValueError, TypeError):
        return None


def _only_numbers(items: list[Any]) -> bool:
    return all(
        isinstance(item, (bool, int, float, np.ndarray)) or (isinstance(item, list) and _only_numbers(item))
        for item in items
    )


def _as_list(value: Any, expected: list[Any]) -> list[Any]:
    items = value.items if isinstance(value, Objects) else value
    if isinstance(items, np.ndarray) and items.ndim > 0:
        items = list(items)
    if not isinstance(items, list):
        raise WrongKind(
            f"It returned {described(value)} where {_counted(len(expected))} in a list were asked for."
        )
    if len(items) != len(expected):
        raise WrongLength(f"It returned {_counted(len(items))} where {len(expected)} were asked for.")
    return [as_expected(item, wanted) for item, wanted in zip(items, expected, strict=True)]


def _as_dict(value: Any, expected: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(value, dict):
        keys = ", ".join(repr(key) for key in expected)
        raise WrongKind(f"It returned {described(value)} where a dict with the keys {keys} was asked for.")
    result = {}
    for key, wanted in expected.items():
        if key not in value:
            raise WrongKind(f"The dict that it returned has no key {key!r}.")
        try:
            result[key] = as_expected(value[key], wanted)
        except WrongKind as problem:
            raise WrongKind(f"At the key {key!r}: {problem}") from None
    return result


def described(value: Any) -> str:
    """Return what a value is, for a sentence: "None", "an array of shape (3, 4)", "a generator"."""
    if value is None:
        return "None (is there a return statement on every path?)"
    if isinstance(value, Opaque):
        return f"{value.kind} ({value.description})" if value.description else value.kind
    if isinstance(value, Objects):
        return f"an array of {len(value.items)} Python objects"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}" if value.ndim else f"the number {value}"
    if isinstance(value, (bool, int, float)):
        return f"the number {value}"
    if isinstance(value, list):
        return f"a list of {_counted(len(value))}{_oddity(value)}" if value else "an empty list"
    return f"a {type(value).__name__}"


def roughly(value: Any) -> str:
    """Return what kind of thing a value is, in a few words of ours: no name, number or shape of its own."""
    if isinstance(value, Opaque):
        return value.kind if value.kind in _KNOWN_KINDS else "something else"
    kinds = {bool: "a number", int: "a number", float: "a number", list: "a list", dict: "a dict"}
    if value is None:
        return "None"
    if isinstance(value, (np.ndarray, Objects)):
        return "a number" if isinstance(value, np.ndarray) and value.ndim == 0 else "an array"
    return kinds.get(type(value), "something else")


def _oddity(items: list[Any]) -> str:
    """Return what keeps a list from being an array of numbers, if anything does: what is in it, or its shape."""
    for item in items:
        if isinstance(item, list) and not _only_numbers(item):
            return _oddity(item)
        if not isinstance(item, (bool, int, float, np.ndarray, list)):
            return f" (with {'None' if item is None else described(item)} in it)"
    return " of different lengths" if _numbers(items) is None else ""


def _counted(count: int) -> str:
    return "1 value" if count == 1 else f"{count} values"
