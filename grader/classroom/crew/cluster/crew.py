"""The crew on other machines: parcels of submissions go to the workers of a Dask cluster.

The files stay here: what was read of them travels. Dask gives what a worker had to others when it dies, what it
had finished too, for results lie in its memory; here each future is asked once, so each outcome comes once.
"""

import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Self

from distributed import Client, Future, wait
from distributed.scheduler import KilledWorker

from grader.classroom.assessment import Lost, Outcome, decode, lost
from grader.classroom.crew import CrewError
from grader.classroom.crew.cluster import bench
from grader.classroom.crew.cluster.address import checked, connected
from grader.classroom.crew.cluster.parcels import Parcel, Returned, contract, pack, unpack
from grader.classroom.crew.cluster.queue import SUBMISSIONS_A_PARCEL, Queue, Ready
from grader.classroom.crew.cluster.workforce import Workforce
from grader.classroom.crew.patience import SECONDS_TO_GRADE
from grader.classroom.intake import Handed
from grader.curriculum.catalogue import exercises
from grader.key.keyring import Keyring

AHEAD = 2  # parcels for each worker: it never waits, and memory stays flat
SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_WITHOUT_WORKERS = 120.0
SECONDS_OF_PATIENCE = 3 * (bench.SECONDS_A_PARCEL + SECONDS_TO_GRADE)  # its worker may die, and another
KILLED = "The workers of the cluster that graded this submission were killed, one after another."
SCHEDULER_LOST = "The connection to the cluster's scheduler is lost."


@dataclass(frozen=True)
class Given:
    """What a future stands for: some submissions, and the workers of which one grades them."""

    parcel: list[Ready]
    workers: frozenset[str]


class ClusterCrew:
    """The workers of a cluster. Use it as a context manager: with the block they forget the run."""

    def __init__(
        self, address: str, keyring: Keyring, say: Callable[[str], None], *, trusted: bool = False
    ) -> None:
        """Unless the students are `trusted`, nothing is run outside of the sandbox. `say` hears what is remarkable.

        Raises UnfitCrew for an address that may not be used.
        """
        self._address = checked(address)
        self._contract = contract(uuid.uuid4().hex, keyring, exercises(), trusted)
        self._say = say
        self._given: dict[Future, Given] = {}
        self._parcels = 0
        self._heard = self._served = 0.0
        self._open = ExitStack()
        self._client: Client
        self._workforce: Workforce

    def __enter__(self) -> Self:
        """Connect, and wait for the first worker. Raises UnfitCrew, CrewError."""
        with ExitStack() as opened:
            self._client = opened.enter_context(connected(self._address, self._say))
            self._workforce = opened.enter_context(Workforce(self._client, self._contract, self._say))
            self._open = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def grade(
        self, submissions: Iterable[Handed], *, alone: bool = False
    ) -> Iterator[tuple[Handed, Outcome]]:
        """Yield the outcome of each submission, as `Crew` says.

        Alone means by a judge of its own, while the cluster does nothing else for us: so it is known what a worker
        died of.
        """
        queue = Queue(submissions, 1 if alone else SUBMISSIONS_A_PARCEL)
        self._heard = self._served = time.monotonic()
        try:
            while True:
                self._give(queue, alone)
                yield from queue.unreadable()
                if not self._given and queue.is_empty():
                    return
                for future in self._with_news():
                    yield from self._taken_back(future, queue)
                self._must_go_on(queue)
        finally:
            for future in self._given:
                future.cancel()
            self._given.clear()

    def _give(self, queue: Queue, alone: bool) -> None:
        """Give parcels to the cluster, as many as its workers want to have at hand."""
        workers = self._workforce.ready
        room = min(1, len(workers)) if alone else AHEAD * len(workers)
        while len(self._given) < room and (parcel := queue.parcel()):
            sent = pack(Parcel(self._contract.run, [one.submission for one in parcel], alone))
            self._parcels += 1
            key = f"grader-{self._contract.run}-{self._parcels}"
            future = self._client.submit(bench.grade, sent, key=key, workers=list(workers), pure=False)
            self._given[future] = Given(parcel, workers)

    def _with_news(self) -> list[Future]:
        """Return the futures that say they have ended, after waiting for one. Raises CrewError."""
        if not self._given:
            time.sleep(SECONDS_BETWEEN_LOOKS)
            return []
        try:
            with self._client.as_current():
                wait(list(self._given), timeout=SECONDS_BETWEEN_LOOKS, return_when="FIRST_COMPLETED")
        except TimeoutError:
            return []
        except CancelledError as error:
            raise CrewError(SCHEDULER_LOST) from error
        return [future for future in self._given if future.done()]

    def _taken_back(self, future: Future, queue: Queue) -> Iterator[tuple[Handed, Outcome]]:
        """Yield the outcomes that a future holds; put back into the queue what is still to be graded."""
        parcel = self._given[future].parcel
        try:
            returned = unpack(future.result(timeout=SECONDS_BETWEEN_LOOKS), Returned)
            outcomes = [decode(outcome) for outcome in returned.outcomes or ()]
        except TimeoutError:
            return  # its worker died after all, and another is at it
        except CancelledError as error:
            raise CrewError(SCHEDULER_LOST) from error
        except KilledWorker:
            yield from self._one_by_one(future, queue, Lost(KILLED))
            return
        except Exception as error:
            yield from self._one_by_one(future, queue, lost("The cluster failed", error))
            return
        del self._given[future]
        self._heard = time.monotonic()
        yield from zip((one.handed for one in parcel), outcomes, strict=False)
        rest = parcel[len(outcomes) :]
        middle = len(rest) // 2
        queue.put_back([rest[:middle], rest[middle:]])
        if returned.outcomes is None:
            self._workforce.forget(returned.worker)

    def _one_by_one(self, future: Future, queue: Queue, outcome: Lost) -> Iterator[tuple[Handed, Outcome]]:
        """Put the submissions of a parcel that failed back, each as a parcel; one that was alone is lost."""
        parcel = self._given.pop(future).parcel
        self._heard = time.monotonic()
        if len(parcel) == 1:
            yield parcel[0].handed, outcome
        else:
            queue.put_back([one] for one in parcel)

    def _must_go_on(self, queue: Queue) -> None:
        """Take back what was given to workers that are all gone. Raises CrewError where nothing is to be hoped for."""
        now = time.monotonic()
        workers = self._workforce.ready
        if workers:
            self._served = now
        if self._client.status != "running":
            raise CrewError(SCHEDULER_LOST)
        if now - self._served > SECONDS_WITHOUT_WORKERS:
            raise CrewError(f"The cluster has had no worker for {SECONDS_WITHOUT_WORKERS:.0f} s.")
        if now - self._heard > SECONDS_OF_PATIENCE:
            raise CrewError(f"The cluster has not answered for {SECONDS_OF_PATIENCE:.0f} s.")
        for future, given in list(self._given.items()):
            if not given.workers & workers and not future.done():
                future.cancel()
                queue.put_back([self._given.pop(future).parcel])
