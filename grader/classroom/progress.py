"""How far a run is: a bar on a terminal, a plain line now and then in a log."""

import time
from typing import Protocol, Self, TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from grader.classroom.tally import Tally

SECONDS_BETWEEN_LINES = 10.0
LOOKS_A_SECOND = 4


class Watcher(Protocol):
    """Somebody who is told how far a run is; used as a context manager while it goes on."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def expect(self, submissions: int) -> None:
        """Hear how many submissions are to be graded in all."""

    def advance(self, tally: Tally) -> None:
        """Hear that one more is graded, and how the exercises stand now."""

    def remark(self, sentence: str) -> None:
        """Hear what is going on beside; an empty sentence when that is over."""


def watcher_for(stream: TextIO) -> Watcher:
    """Return what suits the stream, a terminal or a log."""
    return Bar(stream) if stream.isatty() else Lines(stream)


class Bar:
    """One bar on a terminal: how many, how fast, how long still, and the tally."""

    def __init__(self, stream: TextIO) -> None:
        self._tally = self._remark = ""
        self._progress = Progress(
            MofNCompleteColumn(),
            BarColumn(bar_width=24),
            _Rate(),
            TimeRemainingColumn(compact=True, elapsed_when_finished=True),
            TextColumn("{task.description}", markup=False),
            console=Console(file=stream),
            refresh_per_second=LOOKS_A_SECOND,
        )
        self._task = self._progress.add_task("", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def expect(self, submissions: int) -> None:
        """Set where the bar ends."""
        self._progress.update(self._task, total=submissions)

    def advance(self, tally: Tally) -> None:
        """Move on by one."""
        self._tally = f"exercises: {tally.text()}"
        self._progress.update(self._task, advance=1, description=self._remark or self._tally)

    def remark(self, sentence: str) -> None:
        """Show the sentence in place of the tally."""
        self._remark = sentence
        self._progress.update(self._task, description=self._remark or self._tally)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed or 0:.0f}/s")


class Lines:
    """A line now and then, for logs: no control characters, nothing that moves."""

    def __init__(self, stream: TextIO, seconds: float = SECONDS_BETWEEN_LINES) -> None:
        """Write to `stream`, at most a line in `seconds`."""
        self._stream = stream
        self._seconds = seconds
        self._done = self._expected = 0
        self._started = self._written = time.monotonic()

    def __enter__(self) -> Self:
        self._started = self._written = time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def expect(self, submissions: int) -> None:
        """Know where the end is."""
        self._expected = submissions

    def advance(self, tally: Tally) -> None:
        """Count one more."""
        self._done += 1
        now = time.monotonic()
        rate = self._done / max(now - self._started, 1e-6)
        left = (self._expected - self._done) / rate
        self._now_and_then(
            f"{self._done} of {self._expected}, {rate:.0f}/s, {left:.0f} s left; exercises: {tally.text()}"
        )

    def remark(self, sentence: str) -> None:
        """Write the sentence down."""
        if sentence:
            self._now_and_then(sentence)

    def _now_and_then(self, line: str) -> None:
        if time.monotonic() - self._written >= self._seconds:
            self._written = time.monotonic()
            print(line, file=self._stream, flush=True)
