"""What a learner's code does, counted line by line: its cost, whatever way it is written in."""

import dis
from collections import Counter
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any


class MeterRanOut(BaseException):
    """One line ran more often than is allowed. Not an Exception, so that `except Exception` lets it through."""


class Meter:
    """A trace function (`sys.settrace`) that counts how often each line of one file runs."""

    def __init__(self, filename: str, most: int) -> None:
        self._filename = filename
        self._most = most
        self._hits: Counter[int] = Counter()
        self._codes: dict[int, CodeType] = {}

    def __call__(self, frame: FrameType, _event: str, _arg: Any) -> Callable[..., Any] | None:
        """Count within calls of the file's functions, and leave all others alone."""
        code = frame.f_code
        if code.co_filename != self._filename:
            return None
        self._codes[id(code)] = code
        return self._count

    def _count(self, frame: FrameType, event: str, _arg: Any) -> Callable[..., Any]:
        if event == "line":
            line = frame.f_lineno
            self._hits[line] = hits = self._hits[line] + 1
            if hits > self._most:
                raise MeterRanOut
        return self._count

    def busiest(self) -> int:
        """Return how often that line ran which ran most often."""
        return max(self._hits.values(), default=0)

    def writes_of(self, attribute: str) -> int:
        """Return how often lines ran that set this attribute of anything."""
        lines = {line for code in self._codes.values() for line in _lines_that_set(code, attribute)}
        return sum(self._hits[line] for line in lines)


def _lines_that_set(code: CodeType, attribute: str) -> set[int]:
    return {
        instruction.positions.lineno
        for instruction in dis.get_instructions(code)
        if instruction.opname == "STORE_ATTR" and instruction.argval == attribute
        if instruction.positions is not None and instruction.positions.lineno is not None
    }
