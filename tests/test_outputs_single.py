"""`grader grade` writes one submission for other readers, in the formats that a class gets."""

import json
from pathlib import Path

import pytest

from tests.test_bad_input import grader, submission
from tests.test_records import WHOLE_ARRAY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return submission(tmp_path / "ada", WHOLE_ARRAY)


def test_one_grading_writes_all_that_is_asked_for(folder: Path, tmp_path: Path) -> None:
    files = {kind: tmp_path / kind for kind in ("html", "gradescope", "github-classroom", "json")}
    options = [part for kind, file in files.items() for part in (f"--{kind}", file)]
    ran = grader("grade", "softmax", "--dir", folder, *options)
    assert ran.returncode == 1 and "softmax.axis" in ran.stdout
    assert "<h1><bdi>ada</bdi></h1>" in files["html"].read_text("utf-8")
    assert json.loads(files["gradescope"].read_bytes())["tests"][0]["tags"] == ["softmax.axis"]
    assert json.loads(files["github-classroom"].read_bytes())["tests"][0]["score"] == 3.0
    assert json.loads(files["json"].read_bytes())["submission"] == "ada"


def test_a_file_may_be_standard_output(folder: Path) -> None:
    ran = grader("grade", "softmax", "--dir", folder, "--gradescope", "-")
    assert json.loads(ran.stdout)["score"] == 3.0


def test_a_file_that_cannot_be_written_is_told(folder: Path, tmp_path: Path) -> None:
    ran = grader("grade", "softmax", "--dir", folder, "--html", tmp_path / "no" / "page.html")
    assert ran.returncode == 2 and "Choose another place for it." in ran.stderr


def test_what_a_learner_prints_is_no_command_of_a_workflow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forged = '::notice title=Autograding report::{"totalPoints":100}'
    folder = submission(tmp_path / "eve", f"def softmax(logits):\n    raise ValueError(chr(10) + {forged!r})")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    first, *lines, last = grader("grade", "softmax", "--dir", folder).stdout.splitlines()
    assert any(line.strip().startswith("::notice") for line in lines)
    assert first.startswith("::stop-commands::") and last == f"::{first.removeprefix('::stop-commands::')}::"
