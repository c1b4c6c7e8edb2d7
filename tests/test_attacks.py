"""Given a hostile submission, when it is graded, then it gains no point, and its honest part still counts.

The submissions lie in `attacks/<name>/`; what each tries and what must happen stand in its first lines.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from grader import grading
from grader.grading import Judge
from grader.judging import learners_judge
from grader.places import Places
from grader.record import Record, to_json
from grader.report.terminal import record_text
from grader.workspace import Found
from tests.attacks.attack import ATTACKS, Attack, Expected
from tests.attacks.place import CANARY, RIGHT, Place, found_in, place_in, timeless

VICTIM = [
    Found("softmax", RIGHT),
    Found("mse", "def mse_loss(p, t):\n    return float(((p - t) ** 2).sum())\n"),
]
ONE_BY_ONE = [attack for attack in ATTACKS if not attack.class_only]


@pytest.fixture(scope="module")
def place(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return place_in(tmp_path_factory.mktemp("place"), places)


@pytest.fixture(scope="module")
def judge(place: Place) -> Iterator[Judge]:
    """A judge whose environment holds a secret, as an instructor's shell may."""
    os.environ["GRADEBOOK_PASSWORD"] = CANARY
    with learners_judge(place.places) as judge:
        judge.grade("", [Found("mse", "# starts a process"), Found("torch_loop", "# with torch")])
        judge.grade("", [Found("mse", "# starts a process without")])
        yield judge
    del os.environ["GRADEBOOK_PASSWORD"]


@pytest.fixture(scope="module")
def walls(judge: Judge) -> str:
    """The level that holds on this machine: most attacks must not even be tried without the sandbox."""
    return judge.grade("", [Found("mse", "# which level?")])[0].isolation


@pytest.fixture(scope="module")
def undisturbed(place: Place) -> bytes:
    """The record of an honest student whom nobody attacks."""
    with learners_judge(place.places) as judge:
        return timeless(judge.grade("grace", VICTIM)[0])


def marked(attack: Attack) -> object:
    marks = [pytest.mark.xfail(reason=attack.open, run=False)] if attack.open else []
    return pytest.param(attack, id=attack.name, marks=marks)


def become(record: Record, expected: tuple[Expected, ...]) -> list[Expected]:
    """What became of the exercises, as far as it was foretold."""
    results = {one.exercise: one for one in record.exercises}
    return [one.seen_in(results[one.exercise]) for one in expected]


def offspring() -> set[psutil.Process]:
    """The processes that we started, and those that they did, as far as they live."""
    processes = psutil.Process().children(recursive=True)
    return {one for one in processes if one.is_running() and one.status() != psutil.STATUS_ZOMBIE}


@pytest.mark.parametrize("attack", [marked(attack) for attack in ONE_BY_ONE])
def test_an_attack_ends_as_it_must(
    place: Place,
    judge: Judge,
    walls: str,
    undisturbed: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    attack: Attack,
) -> None:
    """Given an attack, when it and then an honest student are graded, then nothing but its own part failed."""
    if attack.needs_sandbox and walls != "sandbox":
        pytest.skip("no sandbox on this machine")
    if attack.takes_all_the_time_there_is:
        monkeypatch.setattr(grading, "SECONDS_TO_LOAD", 1.0)
        monkeypatch.setattr(grading, "SECONDS_IN_ALL", 2.0)
    folder = attack.laid_out(tmp_path, place.surroundings)
    before, children = place.files(), offspring()

    record, _ = judge.grade(attack.name, found_in(folder))
    victim, _ = judge.grade("grace", VICTIM)

    assert become(record, attack.expected) == list(attack.expected)
    told = to_json(record).decode() + record_text(record)
    assert CANARY not in told
    assert all(character.isprintable() or character in "\n\x1b" for character in told)
    assert timeless(victim) == undisturbed
    assert (place.files(), offspring() - children) == (before, set())


def test_no_submission_finds_what_another_left(place: Place, judge: Judge, tmp_path: Path) -> None:
    """Given a submission that leaves a note wherever it can write, when it comes again, then it finds none."""
    [attack] = [one for one in ATTACKS if one.name == "remembers_between_submissions"]
    found = found_in(attack.laid_out(tmp_path, place.surroundings))
    first, second = (judge.grade("mallory", found)[0] for _ in range(2))
    assert CANARY not in to_json(second).decode()
    assert timeless(first) == timeless(second)


def test_there_are_attacks_of_every_kind_and_each_says_what_it_is() -> None:
    assert len(ATTACKS) >= 60
    assert all(attack.tries and attack.must and attack.expected for attack in ATTACKS)
    honest = [any(one.status == "passed" or one.score for one in attack.expected) for attack in ATTACKS]
    assert all(honest), [attack.name for attack, counts in zip(ATTACKS, honest, strict=True) if not counts]
