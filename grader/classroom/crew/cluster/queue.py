"""The submissions that no worker has: read as they are needed, and given out in parcels."""

import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from grader.classroom.assessment import Lost, lost
from grader.classroom.crew.cluster.parcels import Submission, submission
from grader.classroom.intake import Handed, read

SUBMISSIONS_A_PARCEL = 25  # so that what dask costs, two milliseconds a parcel, does not count
BYTES_A_PARCEL = 2**22


@dataclass(frozen=True)
class Ready:
    """A submission that was read, as it travels."""

    handed: Handed
    submission: Submission


class Queue:
    """Submissions in parcels of at most `most`."""

    def __init__(self, submissions: Iterable[Handed], most: int) -> None:
        self._rest = iter(submissions)
        self._most = most
        self._returned: deque[list[Ready]] = deque()
        self._unreadable: list[tuple[Handed, Lost]] = []
        self._at_the_end = False

    def is_empty(self) -> bool:
        """Return whether all have been given out, so far as anybody has asked."""
        return self._at_the_end and not self._returned

    def parcel(self) -> list[Ready]:
        """Return the next submissions; none at the end."""
        if self._returned:
            return self._returned.popleft()
        parcel: list[Ready] = []
        size = 0
        while len(parcel) < self._most and size < BYTES_A_PARCEL and not self._at_the_end:
            handed = next(self._rest, None)
            self._at_the_end = handed is None
            ready = self._read(handed) if handed else None
            if ready:
                parcel.append(ready)
                size += ready.submission.size()
        return parcel

    def unreadable(self) -> list[tuple[Handed, Lost]]:
        """Return, once, what could not be read since this was last asked."""
        found, self._unreadable = self._unreadable, []
        return found

    def put_back(self, parcels: Iterable[list[Ready]]) -> None:
        """Take parcels back; they come first."""
        self._returned.extendleft(parcel for parcel in parcels if parcel)

    def _read(self, handed: Handed) -> Ready | None:
        started = time.perf_counter()
        try:
            found = read(handed)
        except Exception as error:
            self._unreadable.append((handed, lost("It could not be read", error)))
            return None
        return Ready(handed, submission(handed.name, found, time.perf_counter() - started))
