"""`grader batch`: a class is graded, and gone on with, each submission once."""

import csv
import shutil
from pathlib import Path

import pytest

from grader.classroom.assessing import KeyDigests
from grader.judging import keyring_of
from grader.key.build import build
from grader.key.store import write
from grader.key.stubs import stub_of
from grader.key.variants import Solutions
from grader.places import Places
from grader.worker.client import Worker
from tests.batches import CHEAP, batch, lines_of, right, stored, write_class, write_file


@pytest.fixture(scope="module")
def kept(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class that was graded, in `in` and `out`: to be read only."""
    folder = tmp_path_factory.mktemp("class")
    write_class(places, folder / "in", 12)
    write_file(folder / "in" / "nothing in it" / "notes.txt", "I was ill.")
    ran = batch(folder / "in", "--out", folder / "out", "--jobs", 2)
    assert ran.returncode == 0, ran.stderr
    (folder / "said").write_text(ran.stdout)
    return folder


@pytest.fixture
def gone_on_with(kept: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(kept, tmp_path / "copy"))


def test_every_submission_has_a_line_in_the_order_of_names(kept: Path) -> None:
    names = ["nothing in it", *(f"student {number:04}" for number in range(12))]
    assert [line["submission"] for line in lines_of(kept / "out")] == names


def test_a_record_holds_what_was_handed_in_and_how_it_was_isolated(kept: Path) -> None:
    nothing, *others = lines_of(kept / "out")
    handed_in = [[result["exercise"] for result in line["exercises"]] for line in others]
    assert handed_in == [list(CHEAP[: 1 + number % 3]) for number in range(12)]
    assert {line["isolation"] for line in others} == {"sandbox"}
    assert nothing["exercises"] == []


def test_the_summary_counts_what_the_records_say(kept: Path) -> None:
    statuses = [result["status"] for line in lines_of(kept / "out") for result in line["exercises"]]
    said = (kept / "said").read_text()
    missing = 13 * len(CHEAP) - len(statuses)
    assert said.startswith("13 submissions, ")
    assert f"\nExercises, {len(CHEAP)} for each submission: " in said
    assert f"{statuses.count('passed')} passed, {statuses.count('failed')} failed" in said
    assert f", {missing} missing\n" in said
    assert "nothing in it: holds no notebook, and no program" in " ".join(said.split())


def test_each_result_is_kept_once(kept: Path) -> None:
    names = ["nothing in it", *(f"student {number:04}" for number in range(12))]
    assert stored(kept / "out") == [(name, "graded", 1) for name in names]


def test_earlier_results_are_not_overwritten_unasked(kept: Path) -> None:
    before = (kept / "out" / "results.jsonl").read_bytes()
    ran = batch(kept / "in", "--out", kept / "out")
    assert ran.returncode == 2
    assert "holds the results of an earlier run" in ran.stderr
    assert "--resume" in ran.stderr and "another folder with --out" in ran.stderr
    assert (kept / "out" / "results.jsonl").read_bytes() == before


def test_resuming_grades_what_is_new_or_changed_and_nothing_else(places: Places, gone_on_with: Path) -> None:
    write_file(gone_on_with / "in" / "student 0001" / "mse.py", right(places, "mse"))
    write_file(gone_on_with / "in" / "student 9" / "mse.py", right(places, "mse"))
    (gone_on_with / "in" / "student 0002" / "mse.py").unlink()
    ran = batch(gone_on_with / "in", "--out", gone_on_with / "out", "--resume")
    assert "14 submissions (11 graded before)" in ran.stdout, ran.stderr
    lines = {line["submission"]: line["exercises"] for line in lines_of(gone_on_with / "out")}
    assert (lines["student 0001"][0]["status"], lines["student 9"][0]["status"]) == ("passed", "passed")
    assert [result["exercise"] for result in lines["student 0002"]] == ["softmax", "update_rule"]


def test_resuming_a_run_that_had_ended_writes_the_same_files_again(gone_on_with: Path) -> None:
    before = (gone_on_with / "out" / "results.jsonl").read_bytes()
    (gone_on_with / "out" / "results.jsonl").write_text("half a li")
    ran = batch(gone_on_with / "in", "--out", gone_on_with / "out", "--resume")
    assert "(13 graded before)" in ran.stdout
    assert (gone_on_with / "out" / "results.jsonl").read_bytes() == before


def test_resuming_what_was_never_begun_begins_it(places: Places, tmp_path: Path) -> None:
    write_class(places, tmp_path / "in", 1)
    assert batch(tmp_path / "in", "--out", tmp_path / "out", "--resume").returncode == 0


def test_a_verdict_counts_for_the_keys_that_it_was_given_by(
    places: Places, worker: Worker, tmp_path: Path
) -> None:
    assert places.solutions is not None
    solutions = Solutions(places.solutions / "mse")
    write(tmp_path, build(solutions, worker, seed=7), stub_of(solutions.reference))
    (tmp_path / "seed").write_text("7\n")
    learners, private = (KeyDigests(keyring_of(places.with_keys(keys))) for keys in (None, tmp_path))
    assert private.of(["mse"]) != learners.of(["mse"])
    assert learners.of(["mse", "softmax"]) == learners.of(["softmax", "mse"]) != learners.of(["mse"])


def test_the_exercises_of_the_assignment_count_and_no_others(kept: Path, tmp_path: Path) -> None:
    asked = CHEAP[1], CHEAP[2]
    named = [word for name in asked for word in ("--exercise", name)]
    ran = batch(kept / "in", "--out", tmp_path / "out", *named)
    assert ran.returncode == 0, ran.stderr
    graded = {result["exercise"] for line in lines_of(tmp_path / "out") for result in line["exercises"]}
    with (tmp_path / "out" / "students.csv").open(encoding="utf-8-sig", newline="") as file:
        nobody, *_ = csv.DictReader(file)
    assert graded == set(asked)
    assert [nobody[column] for column in ("submission", *asked, "total")] == [
        "nothing in it",
        *["0.0"] * 3,
    ]
    assert CHEAP[0] not in nobody


def test_an_exercise_that_is_none_is_a_matter_of_usage(kept: Path, tmp_path: Path) -> None:
    ran = batch(kept / "in", "--out", tmp_path / "out", "--exercise", "sofmax")
    assert ran.returncode == 2 and "Did you mean softmax?" in ran.stderr
