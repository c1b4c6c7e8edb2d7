"""The worker's side: for each run a judge that stays warm, in a thread of its own.

Linux ends a warm process when the *thread* that started it ends, and threads of a pool come and go. So all that
a judge does, it does in one thread that lives as long as it.
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from distributed import get_worker

from grader.classroom.assessing import KeyDigests, assessed
from grader.classroom.assessment import encode
from grader.classroom.crew.cluster.kit import difference, this_kit
from grader.classroom.crew.cluster.parcels import (
    Contract,
    Parcel,
    Returned,
    SentKey,
    Submission,
    pack,
    text,
    unpack,
)
from grader.classroom.crew.patience import SECONDS_TO_GRADE
from grader.classroom.trust import NoSandbox, require_sandbox
from grader.findings.printable import printable
from grader.grading import Judge
from grader.judging import class_judge
from grader.key.keyring import Keyring, NoKey
from grader.key.store import OpenKey
from grader.places import find_places

SECONDS_A_PARCEL = 10.0  # then what is graded is sent back: no news for long looks like the end
SECONDS_OF_IDLENESS = 3 * SECONDS_TO_GRADE  # the run is over, though nobody said so
SECONDS_TO_MAKE_ROOM = SECONDS_TO_GRADE  # the same when another begins; one that goes on is made ready again


class SentKeys(Keyring):
    """Keys that came from the run. They are in memory only: nothing of them is written to this machine."""

    def __init__(self, sent: list[SentKey]) -> None:
        super().__init__(Path(), None, lambda sentence: None)
        self._sent = {one.key.exercise: (OpenKey(one.key), one.stub) for one in sent}

    def key(self, exercise: str) -> OpenKey:
        """Return the key of an exercise. Raises NoKey."""
        return self._of(exercise)[0]

    def stub(self, exercise: str) -> str:
        """Return the text of the untouched stub. Raises NoKey."""
        return self._of(exercise)[1]

    def _of(self, exercise: str) -> tuple[OpenKey, str]:
        if exercise not in self._sent:
            raise NoKey(f"The answer key of {exercise} was not sent to this worker.")
        return self._sent[exercise]


class Bench:
    """Grades for one run."""

    def __init__(self, contract: Contract) -> None:
        self._trusted = contract.trusted
        self._keyring = SentKeys(contract.keys)
        self._keys = KeyDigests(self._keyring)
        self._thread = ThreadPoolExecutor(1, "grader")
        self._judge: Judge | None = None
        self._used = time.monotonic()
        self._over = False
        self._opened = self._thread.submit(self._proved)

    async def opened(self) -> str:
        """Return the level of isolation that was proved here, however many ask. Raises NoSandbox."""
        return await asyncio.shield(asyncio.wrap_future(self._opened))

    def grade(self, parcel: Parcel) -> list[bytes]:
        """Return the outcomes of as many of the submissions as there is time for, of one at least."""
        return self._thread.submit(self._graded, parcel).result()

    def idle(self) -> float:
        """Return for how many seconds nothing has been graded; none before it is opened."""
        return time.monotonic() - self._used if self._opened.done() else 0.0

    def close(self) -> None:
        """Let the judge end, after the submission that it is at."""
        self._over = True
        self._thread.submit(self._without_judge)
        self._thread.shutdown(wait=False)

    def _proved(self) -> str:
        level = require_sandbox(find_places(), self._trusted)
        self._used = time.monotonic()
        return level

    def _graded(self, parcel: Parcel) -> list[bytes]:
        outcomes: list[bytes] = []
        started = time.monotonic()
        for one in parcel.submissions:
            if outcomes and (self._over or time.monotonic() - started > SECONDS_A_PARCEL):
                break
            if parcel.afresh:
                self._without_judge()
            outcomes.append(self._outcome(one))
        return outcomes

    def _outcome(self, one: Submission) -> bytes:
        self._used = time.monotonic()
        if self._judge is None:
            self._judge = class_judge(find_places(), self._keyring, trusted=self._trusted)
        outcome = assessed(self._judge, self._keys, text(one.name), one.found(), one.reading)
        self._used = time.monotonic()
        return encode(outcome)

    def _without_judge(self) -> None:
        if self._judge is not None:
            self._judge.__exit__()
            self._judge = None


_benches: dict[str, Bench] = {}


async def prepare(kit: dict[str, str], contract: bytes) -> str:
    """Make this worker ready for a run that is made with `kit`.

    Return "", or in a sentence why it must not grade. Never raises.
    """
    try:
        return difference(this_kit(), kit) or await _made_ready(unpack(contract, Contract))
    except Exception as error:
        return f"It cannot grade: {type(error).__name__}: {printable(str(error), 300)}."


async def _made_ready(contract: Contract) -> str:
    if contract.run not in _benches:
        _dismiss_idle(SECONDS_TO_MAKE_ROOM)
        _benches[contract.run] = Bench(contract)
        _end_when_idle(contract.run, asyncio.get_running_loop())
    try:
        await _benches[contract.run].opened()
    except NoSandbox as error:
        dismiss(contract.run)
        return str(error)
    return ""


def _end_when_idle(run: str, loop: asyncio.AbstractEventLoop) -> None:
    """Look now and then: a run that was killed says no farewell."""
    _dismiss_idle(SECONDS_OF_IDLENESS)
    if run in _benches:
        loop.call_later(SECONDS_OF_IDLENESS / 10, _end_when_idle, run, loop)


def _dismiss_idle(seconds: float) -> None:
    for run in [run for run, bench in _benches.items() if bench.idle() > seconds]:
        dismiss(run)


def grade(packed: bytes) -> bytes:
    """Grade a parcel: what a worker is asked to do, again and again."""
    parcel = unpack(packed, Parcel)
    bench = _benches.get(parcel.run)
    outcomes = bench.grade(parcel) if bench else None
    return pack(Returned(get_worker().address, outcomes))


def dismiss(run: str) -> None:
    """Forget a run, with its keys, and end what was kept warm for it."""
    bench = _benches.pop(run, None)
    if bench is not None:
        bench.close()
