"""Gradescope's autograder: what is in the zip, and what it answers where Gradescope would run it."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from grader import grading
from grader.classroom.gradescope.running import results_for
from grader.key.variants import Solutions
from grader.places import Places
from grader.worker.client import Worker
from tests.gradescope_layout import Layout
from tests.test_bad_input import grader
from tests.test_outputs import MSE
from tests.test_records import WHOLE_ARRAY

ASKED = ["mse", "softmax"]
LOADED = """
import sys, grader.classroom.gradescope.running
print(*(one.__file__ for name, one in sys.modules.items() if name.startswith("grader.classroom")))
"""
NOTEBOOK = {
    "cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": MSE, "execution_count": None}],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture(scope="module")
def autograder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "ps1.zip"
    built = grader("gradescope", path, *ASKED)
    assert (built.returncode, "grades mse, softmax" in built.stderr) == (0, True), built.stderr
    return path


@pytest.fixture(scope="module")
def layout(autograder: Path, tmp_path_factory: pytest.TempPathFactory) -> Layout:
    return Layout(tmp_path_factory.mktemp("container") / "autograder", autograder)


# --- the zip


def test_the_zip_has_what_gradescope_asks_for_and_only_the_keys_needed(autograder: Path) -> None:
    with zipfile.ZipFile(autograder) as archive:
        names = archive.namelist()
        modes = {name: archive.getinfo(name).external_attr >> 16 & 0o777 for name in names}
        pins = archive.read("requirements.txt").decode().split()
    assert modes["setup.sh"] == modes["run_autograder"] == 0o755
    assert [name for name in names if name.endswith(".key")] == ["kit/.key/mse.key", "kit/.key/softmax.key"]
    assert any(pin.startswith("numpy==") for pin in pins) and "torch==2.13.0" in pins


def test_the_zip_holds_no_line_of_a_solution_or_of_a_mistake(autograder: Path, places: Places) -> None:
    assert places.solutions is not None
    with zipfile.ZipFile(autograder) as archive:
        texts = {
            name: archive.read(name).decode() for name in archive.namelist() if not name.endswith(".key")
        }
    stubs = "".join(text for name, text in texts.items() if name.endswith(".stub"))
    lines = set()
    for exercise in ASKED:
        solutions = Solutions(places.solutions / exercise)
        programs = [
            solutions.reference,
            *solutions.accepted().values(),
            *map(solutions.program, solutions.misconceptions),
        ]
        lines |= {line.strip() for program in programs for line in program.splitlines()}
    telling = {
        line
        for line in lines
        if len(line) > 25 and not line.startswith(("#", "import", "from")) and line not in stubs
    }
    assert len(telling) > 100
    found = [
        f"{name}: {line}" for name, text in texts.items() for line in telling if line in text.splitlines()
    ]
    assert found == []
    assert not any(name.rpartition("/")[2] in ("build.py", "making.py", "variants.py") for name in texts)


def test_the_zip_holds_of_the_classroom_what_runs_and_nothing_else(layout: Layout) -> None:
    kit = layout.root / "source" / "kit"
    loaded = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=kit,
        env={},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    there = (kit / "grader" / "classroom").rglob("*.py")
    assert sorted(map(str, there)) == sorted(loaded)


def test_wrong_usage_is_told_in_a_sentence(tmp_path: Path) -> None:
    unknown = grader("gradescope", tmp_path / "a.zip", "sofmax")
    assert (unknown.returncode, "Did you mean softmax?" in unknown.stderr) == (2, True)
    no_keys = grader("gradescope", tmp_path / "a.zip", "mse", "--keys", tmp_path)
    assert (no_keys.returncode, "holds no answer keys" in no_keys.stderr) == (2, True)
    (tmp_path / "file").write_text("")
    inside = grader("gradescope", tmp_path / "file" / "a.zip", "mse")
    assert (inside.returncode, "Choose another place" in inside.stderr) == (2, True)


# --- in the container


def test_a_submission_is_graded_as_in_a_terminal(layout: Layout) -> None:
    results = layout.results({"mse.py": MSE, "softmax.py": WHOLE_ARRAY})
    mse, softmax = results["tests"]
    assert (results["score"], mse["score"], softmax["score"]) == (6.0, 3.0, 3.0)
    assert softmax["tags"] == ["softmax.axis"]
    assert softmax["output"].startswith(" 2 softmax         ✗ axis\n\n   softmax.axis — Each row")
    assert "0.122" in softmax["output"]


@pytest.mark.parametrize("name", ["homework/MSE (1).py", "mse.ipynb"])
def test_other_names_are_understood(layout: Layout, name: str) -> None:
    content = json.dumps(NOTEBOOK) if name.endswith(".ipynb") else MSE
    results = layout.results({name: content})
    assert results["tests"][0]["score"] == 3.0
    assert "Not found: softmax.py (or .ipynb)." in results["output"]


def test_what_is_not_understood_is_told_with_what_was_expected(layout: Layout) -> None:
    results = layout.results({"hw\x1b[2J/answers.py": MSE, "notes.txt": "x"})
    assert results["score"] == 0.0
    assert "Not found: mse.py, softmax.py (or .ipynb)." in results["output"]
    assert "Handed in: notes.txt, hw\\x1b[2J/answers.py." in results["output"]
    assert [test["status"] for test in results["tests"]] == ["failed", "failed"]
    assert "Handed in: no file at all." in layout.results({})["output"]


def test_a_submission_reaches_neither_key_nor_results(layout: Layout) -> None:
    """Given a softmax that is right only if it could read or write what is ours; then it is wrong."""
    program = f"""
import glob, os
ROOTS = ["/autograder", {str(layout.root)!r}]

def reached():
    for root in ROOTS:
        for name in ("source/kit/.key/softmax.key", "source/assignment.json", "submission_metadata.json",
                     "results/results.json", "submission/softmax.py", "source/kit/grader/grading.py"):
            try:
                return open(os.path.join(root, name), "rb").read()
            except OSError:
                pass
        for name in ("results/results.json", "results/more.json", "source/kit/.key/softmax.key"):
            try:
                with open(os.path.join(root, name), "w") as file:
                    return file.write('{{"score": 100}}') or True
            except OSError:
                pass
    return glob.glob("/autograder/*")

def softmax(logits):
    import numpy as np
    shifted = np.exp(logits - np.max(logits, axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True) if reached() else 1.0
"""
    results = layout.results({"softmax.py": program, "mse.py": MSE})
    assert [test["score"] for test in results["tests"]] == [3.0, 0.0]
    assert [path.name for path in (layout.root / "results").iterdir()] == ["results.json"]
    assert layout.results({"mse.py": MSE})["score"] == 3.0, "the key is as it was"


def test_hidden_grading_tells_no_numbers(tmp_path: Path) -> None:
    grader("gradescope", tmp_path / "hidden", "softmax", "--hidden")
    results = Layout(tmp_path / "autograder", tmp_path / "hidden" / "autograder.zip").results(
        {"softmax.py": WHOLE_ARRAY}
    )
    [softmax] = results["tests"]
    assert "one sum for all\n   rows" in softmax["output"] and "0.122" not in softmax["output"]


# --- our own faults


def test_a_process_whose_sandbox_does_not_hold_runs_nothing(
    layout: Layout, walled: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given that it held when it was proved; then the process that grades has to hold it too."""
    monkeypatch.setattr(grading, "holds", lambda worker: False)
    layout.results({"mse.py": "raise SystemExit"})
    results = results_for(layout.root)
    assert (results.score, results.tests[0].status) == (0.0, "failed")
    assert "sandbox does not hold" in results.tests[0].output


def test_whatever_fails_the_student_reads_that_it_is_ours(autograder: Path, tmp_path: Path) -> None:
    layout = Layout(tmp_path / "autograder", autograder)
    without_python = layout.results({"mse.py": MSE}, AUTOGRADER_PYTHON="/nowhere/python")
    (layout.root / "source" / "kit" / ".key" / "mse.key").write_bytes(b"damaged")
    without_key = layout.results({"mse.py": MSE})
    (layout.root / "source" / "assignment.json").unlink()
    without_assignment = layout.results({"mse.py": MSE})
    for results in (without_python, without_key, without_assignment):
        assert results["score"] == 0.0
        assert "fault of the" in results["output"] and "tell your instructor" in results["output"]
    assert "mse.key" in without_key["tests"][0]["output"]


def test_setup_makes_an_environment_and_closes_what_is_secret(autograder: Path, tmp_path: Path) -> None:
    """Given nothing to install; then setup.sh runs to its end. Installing the pins is a matter of pip."""
    layout = Layout(tmp_path / "autograder", autograder)
    (layout.root / "source" / "requirements.txt").write_text("")
    ran = subprocess.run(
        [layout.root / "source" / "setup.sh"],
        env={"AUTOGRADER_ROOT": str(layout.root), "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert (layout.root / "environment" / "bin" / "python").exists()
    assert (layout.root / "source" / "kit" / ".key" / "mse.key").stat().st_mode & 0o077 == 0
