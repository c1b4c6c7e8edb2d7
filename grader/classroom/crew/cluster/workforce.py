"""Which workers of a cluster can grade: looked after all the while, for workers come, go and come again."""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from distributed import Client

from grader.classroom.crew import CrewError, UnfitCrew
from grader.classroom.crew.cluster import bench
from grader.classroom.crew.cluster.kit import this_kit
from grader.classroom.crew.cluster.parcels import Contract, pack
from grader.findings.printable import printable

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_FOR_THE_FIRST = 60.0
SECONDS_TO_LEAVE = 5.0
SECONDS_TO_ANSWER = 5.0  # others wait as long for one that is stopped


class Workforce:
    """The workers that are ready for one run. Use it as a context manager: with the block they forget the run."""

    def __init__(self, client: Client, contract: Contract, say: Callable[[str], None]) -> None:
        self._client = client
        self._run = contract.run
        self._contract = pack(contract)
        self._say = say
        self._said: set[str] = set()
        self._refused: dict[str, str] = {}
        self._ready: frozenset[str] = frozenset()
        self._forgotten: set[str] = set()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look_after_it, daemon=True)

    def __enter__(self) -> "Workforce":
        """Wait for the first worker. Raises UnfitCrew where those that are there must not grade, CrewError."""
        self._await_the_first()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._client.status == "running":  # without a scheduler there is nobody to say farewell to
            self._thread.join(SECONDS_TO_LEAVE)

    @property
    def ready(self) -> frozenset[str]:
        """The addresses of those that can grade now."""
        return self._ready - self._forgotten

    def forget(self, address: str) -> None:
        """Note that another worker has this address now: it has to be made ready first."""
        self._forgotten.add(address)

    def _await_the_first(self) -> None:
        started, told = time.monotonic(), False
        while not self._ready:
            try:
                self._look()
            except OSError as error:
                raise CrewError("The cluster's scheduler does not answer any more.") from error
            waited = time.monotonic() - started
            if self._refused and not self._ready:
                address, reason = next(iter(self._refused.items()))
                raise UnfitCrew(f"The cluster has no worker that can grade this class. {address}: {reason}")
            if waited > SECONDS_FOR_THE_FIRST:
                raise CrewError(
                    f"No worker has joined the cluster within {SECONDS_FOR_THE_FIRST:.0f} s. "
                    "Start some with `dask worker ADDRESS --nthreads 1`."
                )
            if waited > 2 and not told and (told := not self._ready):
                self._say("Waiting for workers to join the cluster ...")
            self._over.wait(SECONDS_BETWEEN_LOOKS)
        self._tell()

    def _look_after_it(self) -> None:
        while not self._over.wait(SECONDS_BETWEEN_LOOKS):
            with suppress(OSError):  # the scheduler is gone: whoever waits for results hears of it
                self._look()
                self._tell()
        with suppress(OSError):
            self._client.run(bench.dismiss, self._run, on_error="ignore")

    def _look(self) -> None:
        """See who is there, and make those ready that are new."""
        present = set(self._client.nthreads())
        self._refused = {address: why for address, why in self._refused.items() if address in present}
        forgotten = self._forgotten.copy()
        ready = (self._ready & present) - forgotten
        self._ready = frozenset(ready)
        self._forgotten -= forgotten
        new = sorted(present - ready - self._refused.keys())
        if new:
            answers = dict(zip(new, self._client.sync(self._answers, new), strict=True))
            self._ready = frozenset(ready | {address for address, answer in answers.items() if answer == ""})
            reasons = {address: _reason(answer) for address, answer in answers.items()}
            self._refused |= {address: reason for address, reason in reasons.items() if reason}

    async def _answers(self, addresses: list[str]) -> list[str | Exception]:
        """Ask each to make itself ready. Raises OSError where the scheduler is gone."""
        return await asyncio.gather(*map(self._answer, addresses))

    async def _answer(self, address: str) -> str | Exception:
        """Return what a worker says; a TimeoutError where it takes long, and so is asked again at the next look."""
        asked = self._client.run(
            *(bench.prepare, this_kit(), self._contract),
            workers=[address],
            on_error="return",
            asynchronous=True,
        )
        try:
            answers: dict[str, str | Exception] = await asyncio.wait_for(asked, SECONDS_TO_ANSWER)
        except TimeoutError as error:
            return error
        return answers.get(address, OSError())

    def _tell(self) -> None:
        """Say which workers are not used, once for each reason."""
        for reason in set(self._refused.values()) - self._said:
            addresses = [address for address, its in self._refused.items() if its == reason]
            more = f" and {len(addresses) - 1} more" if len(addresses) > 1 else ""
            self._say(f"Not used: the worker at {addresses[0]}{more}. {reason}")
            self._said.add(reason)


def _reason(answer: str | Exception) -> str:
    """Return why a worker must not grade; "" where it may, or where it has just gone."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, OSError):
        return ""
    if isinstance(answer, ModuleNotFoundError):
        return (
            f"{answer.name} is missing there, or in another version. "
            "Install `grader-kit[cluster]` as it is here."
        )
    return f"It cannot grade: {type(answer).__name__}: {printable(str(answer), 300)}."
