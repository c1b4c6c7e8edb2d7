"""What a learner prints: kept up to a limit, for the report."""

import io

from grader.worker.wire import sendable

MOST_CHARACTERS = 2000


class CappedText(io.TextIOBase):
    """A text stream that keeps its beginning and forgets the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._length = 0

    def writable(self) -> bool:
        """Return True: it takes whatever is printed."""
        return True

    def write(self, text: str) -> int:
        """Take any text; keep what still fits."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        room = MOST_CHARACTERS - self._length
        if room > 0:
            self._parts.append(text[:room])
            self._length += len(text[:room])
        return len(text)

    def taken(self) -> str:
        """Return what was kept since the last call."""
        text = "".join(self._parts)
        self._parts.clear()
        self._length = 0
        return sendable(text)
