"""A worker's side of a cluster: what it must have before it grades, what it keeps, what it forgets."""

import asyncio
from pathlib import Path
from threading import Thread

import pytest
from msgspec.structs import replace

from grader.classroom.assessment import Assessment, decode
from grader.classroom.crew.cluster import bench
from grader.classroom.crew.cluster.kit import difference, this_kit
from grader.classroom.crew.cluster.parcels import Contract, Parcel, contract, pack, submission, unpack
from grader.judging import keyring_of
from grader.places import Places
from grader.workspace import Found
from tests.batches import right
from tests.lesser_kernel import LANDLOCK, run_without
from tests.workers import warm_process

PREPARE = """
import asyncio, sys
from grader.classroom.crew.cluster.bench import prepare
from grader.classroom.crew.cluster.kit import this_kit
from grader.classroom.crew.cluster.parcels import Contract, pack
print(asyncio.run(prepare(this_kit(), pack(Contract("run", sys.argv[1] == "trusted", [])))) or "ready")
"""


@pytest.fixture
def sent(places: Places) -> Contract:
    return contract("run", keyring_of(places), ["mse"], trusted=False)


def a_parcel(places: Places, *more: Found) -> Parcel:
    found = [Found("mse", right(places, "mse")), *more]
    return Parcel("run", [submission("ada", found, 0.5)], afresh=False)


def test_what_was_read_arrives_as_it_was_though_it_be_no_text() -> None:
    found = [
        Found("mse", "print('\ud83d')\n", notes=("a \udcff", "b"), lines=(1, 2)),
        Found("softmax", problem="softmax.py is empty \udc80."),
    ]
    parcel = Parcel("run", [submission("name\udcff", found, 0.0)], afresh=True)
    [arrived] = unpack(pack(parcel), Parcel).submissions
    assert arrived.found() == found
    assert arrived.name.decode("utf-8", "surrogatepass") == "name\udcff"


@pytest.mark.parametrize(
    ("there", "says"),
    [
        ({}, ""),
        ({"numpy": "1.26.4"}, "numpy is 1.26.4 there and"),
        ({"torch": "missing"}, "torch is missing there and"),
        ({"Python": "3.9"}, "Python is 3.9 there and"),
        ({"grader": "0"}, "another version of this kit"),
    ],
)
def test_another_kit_or_library_is_told(there: dict[str, str], says: str) -> None:
    said = difference(this_kit() | there, this_kit())
    assert says in said
    assert bool(says) == ("Install the same there as here" in said) == bool(said)


def test_a_worker_with_another_kit_does_not_even_read_what_it_is_sent() -> None:
    said = asyncio.run(bench.prepare(this_kit() | {"numpy": "0"}, b"not a contract"))
    assert said.startswith("numpy is ")


def test_a_worker_without_the_sandbox_refuses() -> None:
    said = run_without(LANDLOCK, PREPARE, "strangers").stdout
    assert said.startswith("The sandbox does not hold on this machine")
    assert "--trust-students" in said


def test_a_worker_without_the_sandbox_grades_those_whom_somebody_trusts() -> None:
    assert run_without(LANDLOCK, PREPARE, "trusted").stdout == "ready\n"


def test_what_is_warm_outlives_the_thread_that_asked_for_it(places: Places, sent: Contract) -> None:
    """Linux ends a warm process with the thread that started it, and dask may grade in another each time."""
    a_bench = bench.Bench(sent)
    parcel = a_parcel(places)
    warm, outcomes = [], []

    def ask() -> None:
        outcomes.extend(a_bench.grade(parcel))
        assert a_bench._judge is not None
        warm.append(warm_process(a_bench._judge._workers[False]).pid)

    for _ in range(3):
        thread = Thread(target=ask)
        thread.start()
        thread.join()
    a_bench.close()
    assert len(warm) == 3 and len(set(warm)) == 1
    assert all(outcome.statuses == {"mse": "passed"} for outcome in map(decode, outcomes) if outcome)


def test_a_kit_that_is_installed_among_other_packages_does_not_hide_these() -> None:
    assert Places(Path("/env/lib/site-packages")).secret == ()
    assert Places(Path("/home/ada/kit")).secret == (Path("/home/ada/kit"),)


def test_afresh_means_another_judge(places: Places, sent: Contract) -> None:
    a_bench = bench.Bench(sent)
    first = a_bench.grade(a_parcel(places)), a_bench._judge
    second = a_bench.grade(replace(a_parcel(places), afresh=True)), a_bench._judge
    a_bench.close()
    assert first[1] is not second[1]


def test_what_takes_long_is_sent_back_in_parts(
    places: Places, sent: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "SECONDS_A_PARCEL", 0.0)
    a_bench = bench.Bench(sent)
    one = a_parcel(places).submissions
    assert len(a_bench.grade(Parcel("run", one * 3, afresh=False))) == 1
    a_bench.close()


def test_who_is_asked_twice_before_it_is_ready_proves_it_once(
    sent: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    proved = []
    monkeypatch.setattr(bench, "require_sandbox", lambda places, trusted: proved.append(trusted))

    async def asked_twice() -> list[str]:
        return await asyncio.gather(*(bench.prepare(this_kit(), pack(sent)) for _ in range(2)))

    assert asyncio.run(asked_twice()) == ["", ""]
    assert proved == [False]
    bench.dismiss("run")


def test_who_is_grading_is_not_idle(places: Places, sent: Contract) -> None:
    """Given a run whose last submission came long ago; then the one that is being graded counts."""
    a_bench = bench.Bench(sent)
    a_bench._used -= 1000
    slow = Found("mse", f"import time\ntime.sleep(1)\n{right(places, 'mse')}")
    grading = Thread(
        target=a_bench.grade, args=[Parcel("run", [submission("eve", [slow], 0.0)], afresh=False)]
    )
    grading.start()
    grading.join(0.5)
    assert grading.is_alive() and a_bench.idle() < 1000
    grading.join()
    a_bench.close()


def test_an_exercise_without_a_key_is_our_error(places: Places, sent: Contract) -> None:
    a_bench = bench.Bench(sent)
    [outcome] = map(decode, a_bench.grade(a_parcel(places, Found("softmax", "x = 1"))))
    a_bench.close()
    assert outcome.failed and not isinstance(outcome, Assessment)


def test_a_run_that_says_no_farewell_is_forgotten(sent: Contract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "SECONDS_OF_IDLENESS", 0.5)

    async def prepared_and_left() -> tuple[str, set[str]]:
        said = await bench.prepare(this_kit(), pack(sent))
        known = set(bench._benches)
        await asyncio.sleep(1.0)
        return said, known

    assert asyncio.run(prepared_and_left()) == ("", {"run"})
    assert not bench._benches


def test_a_run_that_was_killed_makes_room_for_the_next(
    sent: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "SECONDS_TO_MAKE_ROOM", 0.0)

    async def one_after_the_other() -> set[str]:
        assert await bench.prepare(this_kit(), pack(sent)) == ""
        assert await bench.prepare(this_kit(), pack(replace(sent, run="next"))) == ""
        return set(bench._benches)

    assert asyncio.run(one_after_the_other()) == {"next"}
    bench.dismiss("next")
