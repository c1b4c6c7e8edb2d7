"""What all tests share: this kit's places, one judge for each test process, workers."""

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.judging import learners_judge
from grader.key.keyring import Keyring
from grader.key.seeds import keep_seed, seed_of
from grader.places import Places, find_places
from grader.release.writing import release
from grader.worker.client import Worker
from tests.browsers import chromium
from tests.workers import started

if TYPE_CHECKING:
    from tests.nbgrader_course import Course

SECRET = "the secret of a class"
LONGEST = (  # 15 seconds and more, in this order
    "cluster", "catalogue", "nbgrader_life", "bad_input", "release_fresh", "kill_crew", "attacks", "hunt_command",
    "mistakes_in_pairs", "cluster_address", "gradescope", "batch_refused", "batch_postgres", "attacks_in_class",
    "kill_run", "kill_postgres", "batch", "nbgrader_grading", "drill_command", "hunts", "autograd", "pages",
    "odd_answers", "batch_resumed", "optimizers", "outputs_large", "watch_memory", "private_key",
)  # fmt: skip


# nbgrader calls other programs of its environment (alembic) by their bare names, as in an activated one
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest come first: none of them is begun when there is nothing else left to do."""
    place = {f"test_{name}.py": number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.name, len(place)))


def pytest_collection_finish() -> None:
    """What was imported for all tests stays to the end: no collection need look at it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def nothing_left_over() -> Iterator[None]:
    """Let go of what a file's tests leave now: Python 3.11 cannot parse while a finalizer shows a traceback."""
    yield
    gc.collect()


@pytest.fixture(scope="session")
def places() -> Places:
    return find_places()


@pytest.fixture(scope="session")
def a_judge(places: Places) -> Iterator[Judge]:
    with learners_judge(places) as judge:
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


@pytest.fixture(scope="session")
def quick_kit(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kit whose solutions are the references alone: without mistakes to recognise, a key is made quickly."""
    kit = tmp_path_factory.mktemp("kit")
    (kit / "exercises").mkdir()
    for reference in sorted((places.root / "solutions").glob("*/reference.py")):
        (kit / "solutions" / reference.parent.name).mkdir(parents=True)
        shutil.copy(reference, kit / "solutions" / reference.parent.name)
    return kit


@pytest.fixture(scope="session")
def private_key(quick_kit: Path) -> Path:
    """The folder of a class's private key."""
    folder = quick_kit / "class-key"
    keep_seed(folder, seed_of(SECRET))
    Keyring(folder, quick_kit / "solutions", print).keys(list(exercises()))
    return folder


@pytest.fixture(scope="session")
def untouched_course(places: Places, tmp_path_factory: pytest.TempPathFactory) -> "Course":
    """A small course of nbgrader's with its assignment generated, of which tests take copies."""
    from tests.nbgrader_course import small_course  # here, for it takes seconds

    return small_course(places, tmp_path_factory.mktemp("course") / "ml")


@pytest.fixture(scope="module")
def course(untouched_course: "Course", tmp_path_factory: pytest.TempPathFactory) -> "Course":
    """A copy of it for the tests of one file."""
    return untouched_course.copied(tmp_path_factory.mktemp("own course") / "ml")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser for the tests of one file."""
    with chromium() as browser:
        yield browser
