"""Given a machine without the sandbox, what does not need its walls holds all the same: points, records, an end.

Files, network and other processes are open then (`needs: sandbox` in an attack's first lines says so), which is why
a class is refused there.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.grading import Judge
from grader.judging import keyring_of
from grader.places import Places
from grader.record import to_json
from grader.worker import hosts
from grader.worker.client import Worker
from grader.workspace import Found
from tests.attacks.attack import ATTACKS, Attack
from tests.attacks.place import CANARY, Place, found_in, place_in, timeless
from tests.test_attacks import VICTIM, become, offspring

HOLDS = [
    attack
    for attack in ATTACKS
    if not (attack.open or attack.needs_sandbox or attack.class_only or attack.slow)
]


@pytest.fixture(scope="module")
def place(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return place_in(tmp_path_factory.mktemp("place"), places)


@pytest.fixture(scope="module")
def bare_judge(place: Place) -> Iterator[Judge]:
    """A judge whose workers have no walls."""

    def start(torch: bool) -> Worker:
        return Worker(hosts.start(torch=torch, sandbox=False, hidden=place.places.secret))

    with Judge(keyring_of(place.places), start, sandboxed=False) as judge:
        judge.grade("", [Found("torch_loop", "# starts a process with torch")])
        record, _ = judge.grade("", [Found("mse", "# starts one without")])
        assert record.isolation == "process"
        yield judge


@pytest.fixture(scope="module")
def undisturbed(bare_judge: Judge) -> bytes:
    return timeless(bare_judge.grade("grace", VICTIM)[0])


@pytest.mark.parametrize("attack", HOLDS, ids=lambda attack: attack.name)
def test_an_attack_that_needs_no_walls_to_fail_fails(
    place: Place, bare_judge: Judge, undisturbed: bytes, tmp_path: Path, attack: Attack
) -> None:
    folder = attack.laid_out(tmp_path, place.surroundings)
    before, children = place.files(), offspring()

    record, _ = bare_judge.grade(attack.name, found_in(folder))
    victim, _ = bare_judge.grade("grace", VICTIM)

    assert become(record, attack.expected) == list(attack.expected)
    assert CANARY not in to_json(record).decode()
    assert timeless(victim) == undisturbed
    assert (place.files(), offspring() - children) == (before, set())
