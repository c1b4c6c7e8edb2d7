"""What practice shows about a concept, told to whoever keeps a history of it."""

from collections.abc import Callable
from typing import Literal

import msgspec

Result = Literal["first_try", "later", "with_help", "missed"]


class Evidence(msgspec.Struct, frozen=True):
    """One concept, practised once. `practice` with `task` and `concept` is the same when it is told again."""

    at: str
    activity: Literal["hunt", "drill"]
    practice: str
    task: Literal["name", "fix", "write"]
    exercise: str
    concept: str
    result: Result
    instance: str = ""
    seconds: float = 0.0


Witness = Callable[[Evidence], None]


def nobody(evidence: Evidence) -> None:
    """Hear the evidence and keep nothing: the events themselves are in the journal."""
