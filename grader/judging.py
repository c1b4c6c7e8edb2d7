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


def judge_for(
    places: Places,
    warm: dict[bool, Host] | None = None,
    keyring: Keyring | None = None,
    *,
    classroom: bool = False,
    sandboxed: bool = False,
    stop: Stop | None = None,
    most_remembered: int = MOST_REMEMBERED,
) -> Judge:
    """Return a judge. `warm` holds hosts that run already, by whether they have torch; the keys are the kit's own.

    For a classroom, whose runs are long, bubblewrap goes round the workers where it works. With `sandboxed` nothing
    is run outside of the sandbox. `stop` can end what its workers run, `most_remembered` bounds its memory.
    """
    ready = dict(warm or {})
    keyring = keyring or keyring_of(places)

    def start(torch: bool) -> Worker:
        with suppress(KeyError):
            return Worker(ready.pop(torch))
        return Worker(hosts.start(torch=torch, hidden=places.secret, bubblewrap=classroom))

    return Judge(keyring, start, sandboxed=sandboxed, stop=stop, most_remembered=most_remembered)
