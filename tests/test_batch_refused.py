"""`grader batch` where it cannot go on: a sentence says why, nothing is lost, and --resume goes on from there."""

import os
import resource
import signal
import subprocess
from pathlib import Path

import pytest

from grader.places import Places
from tests.batches import batch, command, lines_of, right, wait_for_results, write_class, write_file
from tests.lesser_kernel import LANDLOCK, run_without

COMMAND = "from grader.cli import main; main()"


@pytest.fixture(scope="module")
def root(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small class."""
    folder = tmp_path_factory.mktemp("class")
    write_class(places, folder, 3)
    return folder


def test_two_runs_into_one_folder_are_one_too_many(places: Places, tmp_path: Path) -> None:
    write_file(tmp_path / "in" / "slow" / "mse.py", f"import time\ntime.sleep(3)\n{right(places, 'mse')}")
    arguments = tmp_path / "in", "--out", tmp_path / "out", "--resume"
    with subprocess.Popen(command(*arguments), stdout=subprocess.DEVNULL) as first:
        while not (tmp_path / "out" / "results.db").exists():
            assert first.poll() is None
        second = batch(*arguments)
    assert (first.returncode, second.returncode) == (0, 2)
    assert "Another run is writing into" in second.stderr


@pytest.mark.parametrize("note", ['{"run": "gone", "database": "results.db"}', "{half", "[]"])
def test_a_folder_that_has_lost_its_run_is_told(note: str, root: Path, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(note)
    ran = batch(root, "--out", tmp_path, "--resume")
    assert ran.returncode == 2
    assert "--out" in ran.stderr and "Traceback" not in ran.stderr


def test_results_do_not_go_among_the_submissions(root: Path) -> None:
    ran = batch(root, "--out", root / "out")
    assert (ran.returncode, "among the submissions" in ran.stderr) == (2, True)
    assert not (root / "out").exists()


def test_keys_that_are_none_are_a_matter_of_usage(root: Path, tmp_path: Path) -> None:
    ran = batch(root, "--out", tmp_path / "out", "--keys", tmp_path)
    assert (ran.returncode, "holds no answer keys" in ran.stderr) == (2, True)
    assert not (tmp_path / "out").exists()


def test_a_database_that_cannot_be_used_leaves_nothing_behind(root: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for out in (tmp_path / "new", tmp_path / "there"):
        ran = batch(root, "--out", out, "--database", "postgresql://grader@127.0.0.1:9/class")
        assert (ran.returncode, "cannot be used: " in ran.stderr) == (2, True)
        assert "refused.\n" in ran.stderr or "refused. " in ran.stderr, ran.stderr
        assert "?." not in ran.stderr and "Traceback" not in ran.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]


def test_where_nothing_can_be_written_is_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = batch(root, "--out", tmp_path / "file" / "out")
    assert (ran.returncode, "The results cannot be written to" in ran.stderr) == (2, True)


@pytest.mark.parametrize("bytes_left", [8_000, 150_000])
def test_a_full_disk_is_told_and_what_was_graded_is_kept(
    places: Places, bytes_left: int, tmp_path: Path
) -> None:
    write_class(places, tmp_path / "in", 40)

    def fill_up() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, resource.RLIM_INFINITY))

    ran = batch(tmp_path / "in", "--out", tmp_path / "out", preexec_fn=fill_up)
    assert ran.returncode in (2, 3)
    assert "Traceback" not in ran.stderr and str(tmp_path / "out") in ran.stderr, ran.stderr
    again = batch(tmp_path / "in", "--out", tmp_path / "out", "--resume")
    assert again.returncode == 0, again.stderr
    assert len(lines_of(tmp_path / "out")) == 40


def test_a_class_is_refused_where_the_sandbox_does_not_hold(root: Path, tmp_path: Path) -> None:
    ran = run_without(LANDLOCK, COMMAND, "batch", str(root), "--out", str(tmp_path / "out"))
    assert ran.returncode == 2
    assert "--trust-students" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_trusted_students_are_graded_all_the_same_and_their_records_say_how(
    root: Path, tmp_path: Path
) -> None:
    ran = run_without(
        LANDLOCK, COMMAND, "batch", str(root), "--out", str(tmp_path / "out"), "--trust-students"
    )
    assert ran.returncode == 0, ran.stderr
    assert {line["isolation"] for line in lines_of(tmp_path / "out")} == {"process"}


def test_ctrl_c_ends_it_soon_and_says_how_to_go_on(places: Places, tmp_path: Path) -> None:
    write_class(places, tmp_path / "in", 30)
    write_file(tmp_path / "in" / "z" / "mse.py", "import time\ntime.sleep(60)\n")
    out = tmp_path / "out"
    with subprocess.Popen(
        command(tmp_path / "in", "--out", out),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        wait_for_results(out, running, more_than=20)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all processes of the command
        said, complained = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "--resume" in complained and "Traceback" not in complained
    assert not said
