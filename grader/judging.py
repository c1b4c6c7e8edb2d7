"""A judge for this kit: its keys, its workers, with what was started early taken over."""

from contextlib import suppress
from pathlib import Path

from grader.commands.output import say
from grader.grading import MOST_REMEMBERED, Judge
from grader.key.keyring import Keyring, NoKey
from grader.places import Places
from grader.worker import hosts
from grader.worker.client import Worker
from grader.worker.host import Host
from grader.worker.stop import Stop


def keyring_of(places: Places, keys: Path | None = None) -> Keyring:
    """Return the keys of a kit, or those in the folder `keys`; building one is told on standard error.

    Raises NoKey where a folder of other keys than the kit's own holds none.
    """
    places = places.with_keys(keys)
    if places.other_keys and not any(places.keys.glob("*.key")):
        raise NoKey(
            f"{places.keys} holds no answer keys. `grader key --seed new --out {places.keys}` makes a class's own."
        )
    return Keyring(places.keys, places.solutions, say)


def learners_judge(
    places: Places,
    warm: dict[bool, Host] | None = None,
    keyring: Keyring | None = None,
    *,
    stop: Stop | None = None,
    most_remembered: int = MOST_REMEMBERED,
) -> Judge:
    """Return a judge for code of one's own, which is run where the sandbox does not hold too.

    `warm` holds hosts that run already, by whether they have torch; the keys are the kit's own. `stop` can end what
    is run, `most_remembered` bounds how many verdicts are remembered.
    """
    ready = dict(warm or {})

    def start(torch: bool) -> Worker:
        with suppress(KeyError):
            return Worker(ready.pop(torch))
        return Worker(hosts.start(torch=torch, hidden=places.secret))

    return Judge(
        keyring or keyring_of(places), start, sandboxed=False, stop=stop, most_remembered=most_remembered
    )


def class_judge(places: Places, keyring: Keyring | None = None, *, trusted: bool) -> Judge:
    """Return a judge for code of others. Unless they are `trusted`, nothing is run outside of the sandbox.

    Where bubblewrap works it goes round the workers: a fifth of a second, once.
    """

    def start(torch: bool) -> Worker:
        return Worker(hosts.start(torch=torch, hidden=places.secret, bubblewrap=True))

    return Judge(keyring or keyring_of(places), start, sandboxed=not trusted)
