"""A class graded with a private key: students read concepts and sentences, the instructor reads all."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.by_heart import by_heart

WRONG_OTHERWISE = "\ndef softmax(logits, right=softmax):\n    return right(logits) + 0.125\n"
TELLING = """
import numpy as np

def softmax(logits):
    print(logits)
    raise ValueError(f"asked for {logits!r}")
"""


@pytest.fixture(scope="module")
def graded(quick_kit: Path, private_key: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of a class of three, graded with the private key."""
    folder = tmp_path_factory.mktemp("class")
    right = (quick_kit / "solutions" / "softmax" / "reference.py").read_text("utf-8")
    programs = {"ada": right, "bob": by_heart("softmax", right, right + WRONG_OTHERWISE), "eve": TELLING}
    for name, program in programs.items():
        (folder / "in" / name).mkdir(parents=True)
        (folder / "in" / name / "softmax.py").write_text(program, "utf-8")
    arguments = [
        folder / "in",
        "--out",
        folder / "out",
        "--keys",
        private_key,
        "--jobs",
        1,
        "--trust-students",
    ]
    ran = subprocess.run(
        [sys.executable, "-m", "grader", "batch", *map(str, arguments)],
        env={**os.environ, "GRADER_KIT": str(quick_kit)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return folder / "out"


def records(out: Path) -> dict[str, dict[str, Any]]:
    lines = [msgspec.json.decode(line) for line in (out / "results.jsonl").read_bytes().splitlines()]
    return {line["submission"]: line["exercises"][0] for line in lines}


def test_what_was_learned_by_heart_does_not_pass(graded: Path) -> None:
    statuses = {name: result["status"] for name, result in records(graded).items()}
    assert statuses == {"ada": "passed", "bob": "failed", "eve": "failed"}


def test_the_instructor_sees_what_was_asked(graded: Path) -> None:
    results = records(graded)
    assert any("counterexample" in one for one in results["bob"]["concepts"])
    assert "asked for" in str(results["eve"]["concepts"]) and "It printed" in str(results["eve"]["notes"])


def test_nothing_that_a_student_gets_holds_a_number_that_was_asked(graded: Path) -> None:
    of_eve = [path for path in graded.rglob("*eve*") if path.is_file()]
    assert len(of_eve) >= 3, "feedback, Gradescope, GitHub Classroom"
    for path in of_eve:
        text = re.sub("<style>.*</style>", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert "ValueError" in text and "hidden" in text
        assert not re.search(r"array\(|It printed|\[\d|\d\.\d{2}", text), path
