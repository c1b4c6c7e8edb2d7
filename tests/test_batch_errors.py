"""Where we fail, no student does: it is told apart, tried once more at the end, listed, and mended by --resume."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from grader.grading import Judge
from grader.judging import keyring_of
from grader.places import Places
from grader.worker import hosts
from grader.worker.client import Worker
from grader.workspace import Found
from tests.batches import (
    CHEAP,
    batch,
    command,
    lines_of,
    results_so_far,
    right,
    stored,
    write_class,
    write_file,
)
from tests.kills import crew_of, warm_processes_of

Ended = subprocess.CompletedProcess[str]
SLEEPER = "import time\ntime.sleep(2.5)\n"


@pytest.fixture(scope="module")
def disturbed(places: Places, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    """A class in which whatever grades `zoe` is killed, the first time and the second."""
    folder = tmp_path_factory.mktemp("class")
    write_class(places, folder / "in", 4)
    write_file(folder / "in" / "zoe" / "mse.py", SLEEPER + right(places, "mse"))
    arguments = command(folder / "in", "--out", folder / "out", "--jobs", 1)
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        while run.poll() is None:
            if results_so_far(folder / "out") == 4 and warm_processes_of(run):
                time.sleep(0.5)
                for process in crew_of(run):
                    process.kill()
            time.sleep(0.1)
        said, complained = run.communicate()
    return folder, Ended(arguments, run.returncode, said, complained)


def test_our_errors_are_told_apart_and_what_to_do_about_them(disturbed: tuple[Path, Ended]) -> None:
    _, run = disturbed
    assert run.returncode == 3
    assert "5 submissions" in run.stdout and "error" in run.stdout
    assert "Not graded, through a fault of ours" in run.stdout
    assert "  zoe: mse: The process that graded this submission was killed" in run.stdout
    assert "--resume: only these are graded again" in run.stdout


def test_where_nothing_is_known_every_exercise_of_the_class_is_an_error(
    disturbed: tuple[Path, Ended],
) -> None:
    folder, _ = disturbed
    last = lines_of(folder / "out")[-1]
    statuses = [(result["exercise"], result["status"]) for result in last["exercises"]]
    assert (last["submission"], statuses) == ("zoe", [(name, "error") for name in CHEAP])


def test_the_others_are_graded_and_the_error_was_tried_twice(disturbed: tuple[Path, Ended]) -> None:
    folder, _ = disturbed
    others = [(f"student {number:04}", "graded", 1) for number in range(4)]
    assert stored(folder / "out") == [*others, ("zoe", "error", 2)]


def test_going_on_grades_only_what_we_failed_at(disturbed: tuple[Path, Ended], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(disturbed[0], tmp_path / "copy"))
    ran = batch(folder / "in", "--out", folder / "out", "--resume")
    assert ran.returncode == 0
    assert "5 submissions (4 graded before)" in ran.stdout
    last = lines_of(folder / "out")[-1]
    statuses = [(result["exercise"], result["status"]) for result in last["exercises"]]
    assert (last["submission"], statuses) == ("zoe", [("mse", "passed")])


def test_without_its_sandbox_a_judge_of_a_class_runs_nothing(places: Places) -> None:
    """A warm process that is started in the middle of a run has to hold what was proved at its beginning."""
    bare = Judge(keyring_of(places), lambda torch: Worker(hosts.start(sandbox=False)), sandboxed=True)
    with bare as judge:
        record, _ = judge.grade("ada", [Found("mse", "raise SystemExit")])
    assert record.exercises[0].status == "error"
    assert "sandbox does not hold" in record.exercises[0].notes[0]
