"""What other programs read: the JSON record, the JUnit file, the lines of a batch, and the exit codes."""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import psutil
import pytest

from grader.checks.graders import grader_of
from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.key.keyring import Keyring
from grader.places import Places
from grader.record import to_json
from grader.workspace import Found
from tests.test_bad_input import FOLDER, RIGHT, grader, submission

RECORD = {"schema", "submission", "isolation", "seconds", "exercises"}
EXERCISE = {
    "exercise",
    "status",
    "score",
    "max_score",
    "headline",
    "misconception",
    "concepts",
    "notes",
    "seconds",
}
CONCEPT = {"concept", "status", "message", "counterexample", "line", "cause", "story", "because", "without_values"}
COUNTEREXAMPLE = {"call", "yours", "expected", "remark"}
WHOLE_ARRAY = """import numpy as np

def softmax(logits):
    exponentials = np.exp(logits - logits.max())
    return exponentials / exponentials.sum()
"""


def record_of(judge: Judge, *found: Found) -> dict[str, Any]:
    record, _ = judge.grade("ada", list(found))
    return json.loads(to_json(record))


@pytest.fixture(scope="module")
def stub(places: Places) -> str:
    return Keyring(places.keys, places.solutions, print).stub("softmax")


# --- the record


def test_a_record_has_the_fields_of_the_contract_and_no_others(a_judge: Judge) -> None:
    record = record_of(a_judge, Found("softmax", WHOLE_ARRAY))
    assert next(iter(record)) == "schema" and record.keys() == RECORD
    assert (record["schema"], record["submission"]) == (1, "ada")
    [exercise] = record["exercises"]
    assert exercise.keys() == EXERCISE
    assert all({"concept", "status"} <= concept.keys() <= CONCEPT for concept in exercise["concepts"])
    [failed] = [concept for concept in exercise["concepts"] if concept["status"] == "failed"]
    assert {"call", "yours", "expected"} <= failed["counterexample"].keys() <= COUNTEREXAMPLE


def test_a_failed_exercise_names_headline_mistake_and_what_was_not_checked(a_judge: Judge) -> None:
    [exercise] = record_of(a_judge, Found("softmax", WHOLE_ARRAY))["exercises"]
    assert (exercise["status"], exercise["headline"]) == ("failed", "softmax.axis")
    assert exercise["misconception"].keys() == {"id", "says"}
    statuses = {one["concept"]: one["status"] for one in exercise["concepts"]}
    assert list(statuses) == [concept.id for concept in exercises()["softmax"].concepts]
    assert (statuses["softmax.axis"], statuses["softmax.stability"]) == ("failed", "not_checked")
    [stability] = [one for one in exercise["concepts"] if one["concept"] == "softmax.stability"]
    assert stability["because"] == "softmax.axis"


def test_the_score_counts_passed_concepts_and_not_that_it_runs(a_judge: Judge) -> None:
    [right] = record_of(a_judge, Found("softmax", RIGHT))["exercises"]
    [wrong] = record_of(a_judge, Found("softmax", WHOLE_ARRAY))["exercises"]
    passed = [
        one for one in wrong["concepts"] if one["status"] == "passed" and one["concept"] != "softmax.runs"
    ]
    assert right["score"] == right["max_score"] == len(exercises()["softmax"].concepts) - 1
    assert wrong["score"] == len(passed) < wrong["max_score"] == right["max_score"]


def test_each_status_has_its_reason(a_judge: Judge, stub: str) -> None:
    statuses = {
        "passed": Found("softmax", RIGHT),
        "failed": Found("softmax", WHOLE_ARRAY),
        "not_started": Found("softmax", f"# my first lines\n{stub}"),
        "missing": Found("softmax"),
    }
    for status, found in statuses.items():
        [exercise] = record_of(a_judge, found)["exercises"]
        assert exercise["status"] == status
        assert (exercise["headline"] is None) == (status != "failed")


def test_identical_files_get_the_identical_verdict(a_judge: Judge) -> None:
    one, other = (record_of(a_judge, Found("softmax", WHOLE_ARRAY)) for _ in range(2))
    for record in (one, other):
        del record["exercises"][0]["seconds"]
    assert one["exercises"] == other["exercises"]


# --- grade: exit codes and files


def graded(folder: Path, *more: object, exercise: str = "softmax") -> subprocess.CompletedProcess[str]:
    return grader("grade", exercise, "--dir", folder, *more)


@pytest.mark.parametrize(("source", "code"), [(RIGHT, 0), (WHOLE_ARRAY, 1), ("stub", 1)])
def test_grade_exits_with_0_for_a_pass_and_1_otherwise(
    tmp_path: Path, stub: str, source: str, code: int
) -> None:
    ran = graded(submission(tmp_path, stub if source == "stub" else source))
    assert (ran.returncode, ran.stderr) == (code, "")


def test_a_file_that_is_missing_beside_a_right_one_is_no_pass(tmp_path: Path) -> None:
    ran = grader("grade", "softmax", "mse", "--dir", submission(tmp_path))
    assert ran.returncode == 1
    assert "no file mse.py" in ran.stdout


def test_an_error_of_the_grader_s_own_exits_with_3_and_is_not_held_against_anyone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a kit without keys and without solutions."""
    monkeypatch.setenv("GRADER_KIT", str(tmp_path / "kit"))
    ran = graded(submission(tmp_path / "ada"), "--json", "-")
    [exercise] = json.loads(ran.stdout)["exercises"]
    assert ran.returncode == 3
    assert (exercise["status"], exercise["score"], exercise["headline"]) == ("error", 0.0, None)
    assert exercise["notes"][0].startswith("There is no answer key of softmax yet.")


def test_json_to_standard_output_is_the_record_and_nothing_else(tmp_path: Path) -> None:
    ran = graded(submission(tmp_path / "ada", WHOLE_ARRAY), "--json", "-")
    assert json.loads(ran.stdout).keys() == RECORD
    assert ran.stdout.count("\n") == 1
    assert (ran.returncode, ran.stderr) == (1, "")


def test_json_to_a_file_comes_beside_the_report(tmp_path: Path) -> None:
    ran = graded(submission(tmp_path / "ada"), "--json", tmp_path / "record.json")
    assert json.loads((tmp_path / "record.json").read_text())["submission"] == "ada"
    assert "✓ passed" in ran.stdout


def below_a_file(folder: Path) -> Path:
    """A path that nobody can write to, root neither."""
    (folder / "file").touch()
    return folder / "file" / "report"


def test_a_record_that_cannot_be_written_is_a_matter_of_usage(tmp_path: Path) -> None:
    target = below_a_file(tmp_path)
    ran = graded(submission(tmp_path), "--json", target)
    assert ran.returncode == 2
    assert ran.stderr.strip() == (
        f"Error: Could not open file '{target}': Not a directory. Choose another place with --json or --junit."
    )


def verdicts_of_junit(xml: str) -> dict[str, str]:
    """Test function -> passed, failed or skipped."""
    outcomes = {"failure": "failed", "error": "failed", "skipped": "skipped"}
    return {
        str(case.get("name")): next(
            (outcomes[child.tag] for child in case if child.tag in outcomes), "passed"
        )
        for case in ElementTree.fromstring(xml).iter("testcase")
    }


def verdicts_of_record(record: dict[str, Any]) -> dict[str, str]:
    checks = grader_of("softmax").checks
    return {
        checks[one["concept"]].function.__name__: "skipped"
        if one["status"] == "not_checked"
        else one["status"]
        for one in record["exercises"][0]["concepts"]
    }


@pytest.mark.parametrize(
    "source", [RIGHT, WHOLE_ARRAY, (FOLDER / "escapes_in_exception" / "softmax.py").read_text()]
)
def test_junit_says_what_the_record_says(tmp_path: Path, source: str) -> None:
    files = tmp_path / "record.json", tmp_path / "report.xml"
    ran = graded(submission(tmp_path / "ada", source), "--json", files[0], "--junit", files[1])
    assert ran.stderr == ""
    assert verdicts_of_junit(files[1].read_text()) == verdicts_of_record(json.loads(files[0].read_text()))


def test_junit_of_a_stub_skips_all(tmp_path: Path, stub: str) -> None:
    graded(submission(tmp_path / "ada", stub), "--junit", tmp_path / "report.xml")
    assert set(verdicts_of_junit((tmp_path / "report.xml").read_text()).values()) == {"skipped"}


def test_junit_to_standard_output_is_xml_and_nothing_else(tmp_path: Path) -> None:
    ran = graded(submission(tmp_path), "--junit", "-")
    assert set(verdicts_of_junit(ran.stdout).values()) == {"passed"}


def test_a_junit_file_that_cannot_be_written_is_a_matter_of_usage_too(tmp_path: Path) -> None:
    target = below_a_file(tmp_path)
    ran = graded(submission(tmp_path), "--junit", target)
    assert (ran.returncode, str(target) in ran.stderr) == (2, True)


# --- batch


def lines_of(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "results.jsonl").read_text().splitlines()]


def test_a_batch_has_one_line_for_each_submission_whatever_the_others_do(tmp_path: Path) -> None:
    """Given right and wild submissions side by side; then each has the verdict that it has alone."""
    wild = [
        "closes_descriptors",
        "escapes_in_exception",
        "os_exit_while_loading",
        "prints_no_unicode",
        "segfault",
    ]
    for case in wild:
        submission(tmp_path / "in" / case, (FOLDER / case / "softmax.py").read_text())
    submission(tmp_path / "in" / "not_utf8", b"\xff")
    (tmp_path / "in" / "a_folder" / "softmax.py").mkdir(parents=True)
    (tmp_path / "in" / "nothing_in_it").mkdir()
    (tmp_path / "in" / "no_submission.txt").touch()
    for name in ("first", "zoe", "zoë"):
        submission(tmp_path / "in" / name)
    ran = grader("batch", tmp_path / "in", "--out", tmp_path / "out", "--jobs", 2)
    lines = lines_of(tmp_path / "out")
    statuses = {line["submission"]: line["exercises"][0]["status"] for line in lines if line["exercises"]}
    assert statuses == dict.fromkeys(["a_folder", *wild, "not_utf8"], "failed") | dict.fromkeys(
        ["first", "zoe", "zoë"], "passed"
    )
    assert [line["submission"] for line in lines] == sorted([*statuses, "nothing_in_it"])
    assert all(line.keys() == RECORD for line in lines)
    assert ran.returncode == 0 and "11 submissions" in ran.stdout


def test_a_submission_whose_name_is_no_text_does_not_stop_the_batch(tmp_path: Path) -> None:
    submission(tmp_path / "in" / "good")
    submission(Path(os.fsdecode(os.fsencode(tmp_path) + b"/in/\xff")))
    ran = grader("batch", tmp_path / "in", "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr[-300:]
    assert [line["exercises"][0]["status"] for line in lines_of(tmp_path / "out")] == ["passed", "passed"]


@pytest.mark.parametrize(
    ("root", "sentence"),
    [
        ("nowhere", "There is no folder {}."),
        ("empty", "{} holds no submission: expected {}/<submission>/<exercise>.py."),
    ],
)
def test_a_batch_of_nothing_is_a_matter_of_usage(tmp_path: Path, root: str, sentence: str) -> None:
    (tmp_path / "empty").mkdir()
    ran = grader("batch", tmp_path / root, "--out", tmp_path / "out")
    assert ran.returncode == 2
    assert sentence.replace("{}", str(tmp_path / root)) in ran.stderr


def graders_of(batch: subprocess.Popen[str]) -> list[psutil.Process]:
    """The batch's processes that grade: those that have a warm process of their own."""
    found = []
    for process in psutil.Process(batch.pid).children():
        with suppress(psutil.NoSuchProcess):
            found += [process] if process.children() else []
    return found


def test_a_killed_grading_process_loses_no_submission(tmp_path: Path) -> None:
    """Given a batch in full swing, when one of its processes is killed, then every verdict is still there."""
    names = [f"student {number:02}" for number in range(12)]
    for number, name in enumerate(names):
        submission(tmp_path / "in" / name, f"import time\ntime.sleep(0.05)  # {number}\n{RIGHT}")
    command = [
        Path(sys.executable).with_name("grader"),
        "batch",
        tmp_path / "in",
        "--out",
        tmp_path / "out",
        "--jobs",
        "2",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as batch:
        while batch.poll() is None and len(graders_of(batch)) < 2:
            time.sleep(0.02)
        graders_of(batch)[0].kill()
        stdout, stderr = batch.communicate()
    assert (batch.returncode, "12 passed" in stdout) == (0, True), stdout + stderr
    assert [line["submission"] for line in lines_of(tmp_path / "out")] == names
    assert not (tmp_path / "out" / "results.jsonl.part").exists()
