"""A judge for this kit: its keys, its workers, with what was started early taken over."""

from contextlib import suppress

from grader.commands.output import say
from grader.grading import Judge
from grader.key.keyring import Keyring
from grader.places import Places
from grader.worker import hosts
from grader.worker.client import Worker
from grader.worker.host import Host


def keyring_of(places: Places) -> Keyring:
    """Return the keys of a kit; building one is told on standard error."""
    return Keyring(places.keys, places.solutions, say)


def judge_for(places: Places, warm: dict[bool, Host] | None = None) -> Judge:
    """Return a judge. `warm` holds hosts that run already, by whether they have torch."""
    ready = dict(warm or {})

    def start(torch: bool) -> Worker:
        with suppress(KeyError):
            return Worker(ready.pop(torch))
        return Worker(hosts.start(torch=torch, hidden=(places.root,)))

    return Judge(keyring_of(places), start)
