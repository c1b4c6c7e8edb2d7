"""The crew of this machine: some processes, each with a judge of its own and a core of its own."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing.connection import wait
from typing import Self

from grader.classroom.assessment import Lost, Outcome
from grader.classroom.crew import CrewError
from grader.classroom.crew.member import Member
from grader.classroom.crew.patience import SECONDS_TO_GRADE
from grader.classroom.intake import Handed
from grader.places import Places

AHEAD = 4  # submissions given to a process at a time: it never waits, and memory stays flat
SECONDS_BETWEEN_LOOKS = 1.0
MOST_STILLBORN = 8  # in a row
KILLED = "The process that graded this submission was killed, or did not answer any more."


class LocalCrew:
    """Processes of this machine. Use it as a context manager: they end with the block."""

    def __init__(
        self, places: Places, jobs: int, *, trusted: bool = False, patience: float = SECONDS_TO_GRADE
    ) -> None:
        """Have `jobs` processes at most; one that is silent for longer than `patience` seconds is ended.

        Unless the students are `trusted`, nothing is run outside of the sandbox.
        """
        self._places = places
        self._trusted = trusted
        self._jobs = jobs
        self._patience = patience
        self._cores = _cores(jobs)
        self._members: list[Member] = []
        self._stillborn = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            for member in self._members:
                member.kill()
        self._dismiss(self._members)

    def grade(
        self, submissions: Iterable[Handed], *, alone: bool = False
    ) -> Iterator[tuple[Handed, Outcome]]:
        """Yield the outcome of each submission, as `Crew` says."""
        queue = _Queue(submissions)
        if alone:
            self._dismiss(self._members)
        while True:
            self._hand_out(queue, 1 if alone else AHEAD)
            if not any(member.given for member in self._members):
                return
            for member in self._with_news():
                answer = self._answer_of(member, queue)
                if answer is not None:
                    yield answer
                    if alone:
                        self._dismiss([member])

    def _hand_out(self, queue: "_Queue", ahead: int) -> None:
        """Give to everybody one after another until all have `ahead`; hire where there is room and work."""
        for load in range(ahead):
            for member in self._members:
                if len(member.given) <= load and not queue.give_to(member):
                    return
            while len(self._members) < self._jobs and not queue.is_empty():
                queue.give_to(self._hired())

    def _hired(self) -> Member:
        place = min(set(range(self._jobs)) - {member.place for member in self._members})
        try:
            core = self._cores[place] if self._cores else None
            member = Member(self._places, self._trusted, place, core)
        except OSError as error:
            raise CrewError(f"No process can be started to grade: {error.strerror}.") from error
        self._members.append(member)
        return member

    def _with_news(self) -> list[Member]:
        """Return the processes that said something or ended; end those that have been silent for too long."""
        news = wait([member.connection for member in self._members], SECONDS_BETWEEN_LOOKS)
        for member in self._members:
            if member.silent() > self._patience:
                member.kill()
        return [member for member in self._members if member.connection in news]

    def _answer_of(self, member: Member, queue: "_Queue") -> tuple[Handed, Outcome] | None:
        """Return what a process has to say; where it has ended, pass on its work, but for what it ended on."""
        try:
            answer = member.listen()
        except EOFError:
            self._dismiss([member])
            graded_by_it = member.given.popleft() if member.ready and member.given else None
            queue.put_back(member.given)
            self._stillborn += not member.ready
            if self._stillborn > MOST_STILLBORN:
                raise CrewError("The processes that grade end as soon as they start.") from None
            return (graded_by_it, Lost(KILLED)) if graded_by_it else None
        self._stillborn = 0
        return answer

    def _dismiss(self, members: list[Member]) -> None:
        """Let these processes end, and wait until they have."""
        leaving = [member for member in members if member in self._members]
        self._members = [member for member in self._members if member not in leaving]
        for member in leaving:
            member.hang_up()
        for member in leaving:
            member.wait()


class _Queue:
    """The submissions that nobody has yet, taken as they are needed."""

    def __init__(self, submissions: Iterable[Handed]) -> None:
        self._rest = iter(submissions)
        self._next: deque[Handed] = deque()

    def is_empty(self) -> bool:
        if not self._next:
            self._next.extend(islice(self._rest, 1))
        return not self._next

    def give_to(self, member: Member) -> bool:
        """Give a process the next submission; return whether there was one."""
        if self.is_empty():
            return False
        member.give(self._next.popleft())
        return True

    def put_back(self, submissions: Iterable[Handed]) -> None:
        self._next.extendleft(reversed(list(submissions)))


def _cores(jobs: int) -> list[int]:
    """Return the cores to pin processes to: one for each and its children is faster than two halves."""
    if not hasattr(os, "sched_getaffinity"):
        return []
    cores = sorted(os.sched_getaffinity(0))
    first = os.getpid() % len(cores)  # two runs of few processes should not take the same
    return [*cores[first:], *cores[:first]] if jobs <= len(cores) else []
