"""`grader batch --cluster`: whatever is killed, every submission comes back once, with the same results as alone."""

import random
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from grader.classroom.assessment import Lost
from grader.classroom.crew.cluster.crew import AHEAD, ClusterCrew
from grader.classroom.crew.cluster.queue import SUBMISSIONS_A_PARCEL
from grader.classroom.intake import listing
from grader.judging import keyring_of
from grader.places import Places
from tests.batches import (
    batch,
    command,
    lines_of,
    results_so_far,
    right,
    stored,
    wait_for_results,
    without_seconds,
    write_class,
    write_file,
)
from tests.clusters import Cluster, cluster, grades_for_long
from tests.kills import warm_processes_below

SUBMISSIONS = 150
SLOW = "import time; time.sleep(0.03)"  # so that a run lasts for its kills
SEED = 5


@pytest.fixture(scope="module")
def folder(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class in `in`, and in `alone` the results of the same programs, graded on this machine and without sleep."""
    folder = tmp_path_factory.mktemp("class")
    write_class(places, folder / "in", SUBMISSIONS, SLOW)
    write_class(places, folder / "awake", SUBMISSIONS, "import time")
    ran = batch(folder / "awake", "--out", folder / "alone")
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of one worker that gives nobody a second chance; the last test here ends it."""
    settings = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with cluster(tmp_path_factory.mktemp("cluster"), **settings) as a_cluster:
        a_cluster.add_worker("--nanny")
        yield a_cluster


def must_be_as_alone(folder: Path, out: Path) -> None:
    """Byte for byte except times, and each once."""
    assert without_seconds(out) == without_seconds(folder / "alone")
    names = [line["submission"] for line in lines_of(folder / "alone")]
    assert [(name, status) for name, status, _ in stored(out)] == [(name, "graded") for name in names]


def test_workers_are_killed_one_is_started_again_and_one_comes_late(folder: Path, tmp_path: Path) -> None:
    generator = random.Random(SEED)
    out = tmp_path / "out"
    with cluster(tmp_path / "cluster") as a_cluster:
        for options in (["--nanny"], ["--no-nanny"], ["--no-nanny"]):
            a_cluster.add_worker(*options)
        with subprocess.Popen(on(a_cluster, folder, out), stderr=subprocess.PIPE, text=True) as run:
            for number in range(3):
                wait_for_results(out, run, more_than=results_so_far(out))
                time.sleep(generator.uniform(0, 0.5))
                generator.choice(a_cluster.workers()).kill()
                if number == 0:
                    a_cluster.add_worker("--no-nanny")
            assert run.poll() is None, "the run ended before the last kill: it needs a larger class"
            said = run.communicate()[1]
        assert run.returncode == 0, said + a_cluster.said()
    must_be_as_alone(folder, out)


def test_submissions_are_read_only_as_there_is_room_and_a_run_leaves_nothing_behind(
    small: Cluster, places: Places, tmp_path: Path
) -> None:
    write_class(places, tmp_path, 100)
    submissions = listing(tmp_path).submissions
    submissions[1] = replace(submissions[1], files=None)
    taken = iter(submissions)
    with ClusterCrew(small.address, keyring_of(places), print) as crew:
        stream = crew.grade(taken)
        some = [next(stream) for _ in range(3)]
        left = len(list(taken))
        some += stream
        [worker] = small.workers()
        assert warm_processes_below([worker])
    assert left >= 100 - AHEAD * SUBMISSIONS_A_PARCEL - 1
    assert len(some) + left == len({handed.name for handed, _ in some}) + left == 100
    assert [handed.name for handed, outcome in some if isinstance(outcome, Lost)] == ["student 0001"]
    psutil.wait_procs(
        warm_processes_below([worker]), timeout=30
    )  # the worker ends them when it hears the farewell
    assert not warm_processes_below([worker])


def test_a_worker_that_is_stopped_holds_up_nobody(places: Places, tmp_path: Path) -> None:
    """Given one that takes connections and answers nothing; then dask waits for it for half a minute, and we do not."""
    write_class(places, tmp_path / "in", 5)
    with cluster(tmp_path / "cluster") as a_cluster:
        for _ in range(2):
            a_cluster.add_worker("--no-nanny")
        a_cluster.wait_for_workers(2)
        stopped = a_cluster.workers()[0]
        stopped.suspend()
        started = time.monotonic()
        with ClusterCrew(a_cluster.address, keyring_of(places), print) as crew:
            graded = list(crew.grade(listing(tmp_path / "in").submissions))
            took = time.monotonic() - started
        stopped.resume()
    assert len(graded) == 5 and took < 25


def test_who_kills_every_worker_is_our_error_alone(small: Cluster, places: Places, tmp_path: Path) -> None:
    """No submission can do that from inside of the sandbox: a worker is killed whenever it grades this one."""
    write_file(tmp_path / "in" / "killer" / "mse.py", f"import time; time.sleep(4)\n{right(places, 'mse')}")
    write_class(places, tmp_path / "in", 30)
    arguments = on(small, tmp_path, tmp_path / "out")
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        while run.poll() is None:
            for worker in small.workers():
                if grades_for_long(worker, seconds=1.0):
                    worker.kill()
            time.sleep(0.1)
        said, complained = run.communicate()
    assert run.returncode == 3, complained
    assert "  killer: mse: The workers of the cluster that graded this submission were killed" in said
    results = {name: (status, tries) for name, status, tries in stored(tmp_path / "out")}
    assert results.pop("killer") == ("error", 2)
    assert [status for status, _ in results.values()] == ["graded"] * 30


def test_a_scheduler_that_dies_is_told_and_going_on_elsewhere_ends_it(
    small: Cluster, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with subprocess.Popen(on(small, folder, out), stderr=subprocess.PIPE, text=True) as run:
        wait_for_results(out, run)
        small.kill_scheduler()
        said = run.communicate(timeout=60)[1]
    assert run.returncode == 3
    assert said.splitlines()[-1].startswith("Error: The connection to the cluster's scheduler is lost.")
    assert "--resume" in said and "Traceback" not in said
    assert 0 < results_so_far(out) < SUBMISSIONS
    alone = batch(folder / "in", "--out", out, "--resume")
    assert alone.returncode == 0, alone.stderr
    must_be_as_alone(folder, out)


def on(a_cluster: Cluster, folder: Path, out: Path) -> list[str]:
    return command(folder / "in", "--out", out, "--cluster", a_cluster.address)
