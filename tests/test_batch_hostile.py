"""A class among which anything may lie: each has the verdict that it has alone, and nobody stops the rest."""

import os
from pathlib import Path

import pytest

from grader.places import Places
from tests.batches import batch, lines_of, right, write_file
from tests.workers import FOLDER

WILD = [
    "closes_descriptors",
    "escapes_in_exception",
    "os_exit_while_loading",
    "prints_no_unicode",
    "segfault",
]


def test_wild_submissions_stand_beside_right_ones(places: Places, tmp_path: Path) -> None:
    for case in WILD:
        write_file(tmp_path / "in" / case / "softmax.py", (FOLDER / case / "softmax.py").read_text())
    (tmp_path / "in" / "not_utf8").mkdir()
    (tmp_path / "in" / "not_utf8" / "softmax.py").write_bytes(b"\xff")
    for name in ("first", "zoe", "zoë"):
        write_file(tmp_path / "in" / name / "softmax.py", right(places, "softmax"))
    ran = batch(tmp_path / "in", "--out", tmp_path / "out", "--jobs", 2)
    assert ran.returncode == 0, ran.stderr
    statuses = {line["submission"]: line["exercises"][0]["status"] for line in lines_of(tmp_path / "out")}
    assert statuses == dict.fromkeys([*WILD, "not_utf8"], "failed") | dict.fromkeys(
        ["first", "zoe", "zoë"], "passed"
    )
    assert list(statuses) == sorted(statuses)


def test_a_name_that_is_no_text_does_not_stop_the_rest(places: Places, tmp_path: Path) -> None:
    for name in (b"good", b"\xff"):
        write_file(tmp_path / "in" / os.fsdecode(name) / "softmax.py", right(places, "softmax"))
    ran = batch(tmp_path / "in", "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr
    assert [line["exercises"][0]["status"] for line in lines_of(tmp_path / "out")] == ["passed", "passed"]


@pytest.mark.parametrize("root", ["nowhere", "empty"])
def test_a_class_of_nobody_is_a_matter_of_usage(tmp_path: Path, root: str) -> None:
    (tmp_path / "empty").mkdir()
    ran = batch(tmp_path / root, "--out", tmp_path / "out")
    assert ran.returncode == 2
    assert str(tmp_path / root) in ran.stderr and "Expected one folder for each submission" in ran.stderr
    assert not (tmp_path / "out").exists()
