"""What all tests share: this kit's places, one judge for each test process, workers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.grading import Judge
from grader.judging import judge_for
from grader.key.keyring import Keyring
from grader.places import Places, find_places
from grader.release.writing import release
from grader.worker.client import Worker
from tests.workers import started


@pytest.fixture(scope="session")
def places() -> Places:
    return find_places()


@pytest.fixture(scope="session")
def a_judge(places: Places) -> Iterator[Judge]:
    with judge_for(places) as judge:
        yield judge


@pytest.fixture(scope="session")
def worker(places: Places) -> Iterator[Worker]:
    with started(hidden=(places.root,)) as worker:
        yield worker


@pytest.fixture(scope="session")
def bare_worker() -> Iterator[Worker]:
    """A worker without the sandbox: the level `process`."""
    with started(sandbox=False) as worker:
        yield worker


@pytest.fixture
def walled(worker: Worker) -> Worker:
    if worker.level != "sandbox":
        pytest.skip("no sandbox on this machine")
    return worker


@pytest.fixture(scope="session")
def students_kit(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kit as students get it, to be read; a test that works in it takes a copy."""
    target = tmp_path_factory.mktemp("released") / "kit"
    release(places, Keyring(places.learners_keys, places.solutions, print), target)
    return target
