"""`check("softmax")` in a real kernel: the terminal's report about the function in the cells, and a plain float."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import nbformat
import psutil
import pytest
from jupyter_client.manager import KernelManager, start_new_kernel
from nbconvert.exporters import HTMLExporter
from nbgrader.preprocessors import Execute
from nbgrader.utils import determine_grade

from grader.classroom.gradebook.exercise_notebook import exercise_notebook
from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.key.variants import Solutions
from grader.notebook import CheckError, check
from grader.places import Places
from grader.report.html import result_html
from grader.report.terminal import exercise_text
from grader.workspace import Found
from tests.browsers import chromium, in_a_browser
from tests.nbgrader_course import RIGHT, WHOLE_ARRAY, cell

CHECK = 'from grader.notebook import check\n\ncheck("softmax")'


@dataclass
class Session:
    """A notebook's kernel; `run` gives what a cell showed."""

    manager: KernelManager
    client: Any
    shown: list[dict[str, Any]] = field(default_factory=list)

    def run(self, source: str) -> list[dict[str, Any]]:
        shown: list[dict[str, Any]] = []
        keep = {"display_data", "execute_result", "error", "stream"}
        self.client.execute_interactive(
            source,
            timeout=60,
            output_hook=lambda message: (
                shown.append(message["content"]) if message["msg_type"] in keep else None
            ),
        )
        return shown


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    yield from kernel()


def kernel(**environment: str) -> Iterator[Session]:
    manager, client = start_new_kernel(env={**os.environ, **environment})
    session = Session(manager, client)
    session.run("import numpy as np")
    yield session
    client.stop_channels()
    manager.shutdown_kernel()


def score_and_text(shown: list[dict[str, Any]]) -> tuple[str, str]:
    report, value = shown
    assert report["data"]["text/html"].startswith('<div class="grader-report"')
    return value["data"]["text/plain"], report["data"]["text/plain"]


def test_a_right_answer_passes_with_a_plain_float(session: Session) -> None:
    session.run(RIGHT)
    score, text = score_and_text(session.run(CHECK))
    assert score == "5.0"
    assert "✓ passed" in text


def test_the_report_is_the_terminals_word_for_word(session: Session, a_judge: Judge) -> None:
    program = f"import numpy as np\n\n{WHOLE_ARRAY}"
    session.run(WHOLE_ARRAY)
    score, text = score_and_text(session.run(CHECK))
    record, _ = a_judge.grade("terminal", [Found("softmax", program)])
    assert text == click.unstyle(exercise_text(record.exercises[0])).rstrip()
    assert score == "3.0"


def test_the_function_counts_as_it_was_last_run(session: Session) -> None:
    for program in (RIGHT, WHOLE_ARRAY, RIGHT):
        session.run(program)
    score, text = score_and_text(session.run(CHECK))
    assert score == "5.0"
    assert "note:" not in text


def test_a_cell_that_did_not_run_is_said(session: Session) -> None:
    session.run(RIGHT)
    session.run(RIGHT.replace("(logits):", "(logits)"))
    _, text = score_and_text(session.run(CHECK))
    assert "which defines softmax, was left out: Python cannot read it" in " ".join(text.split())


def test_points_are_shared_out_by_concepts(session: Session) -> None:
    session.run(WHOLE_ARRAY)
    score, _ = score_and_text(session.run('check("softmax", points=10)'))
    assert score == "6.0"


def test_what_was_not_run_is_asked_for(session: Session) -> None:
    score, text = score_and_text(session.run('check("mse")'))
    assert score == "0.0"
    assert "No cell that was run defines mse_loss" in text


def test_an_exercise_that_is_none_is_said_without_a_traceback(session: Session) -> None:
    [error] = session.run('check("sofmax")')
    assert error["evalue"].startswith("There is no exercise 'sofmax'. Did you mean softmax?")
    assert error["traceback"] == [error["evalue"]]


def test_a_fault_of_ours_is_an_error_and_no_score(places: Places, tmp_path: Path) -> None:
    shutil.copytree(places.keys, tmp_path / ".key")
    (tmp_path / ".key" / "softmax.key").write_bytes(b"damaged")
    for session in kernel(GRADER_KIT=str(tmp_path)):
        session.run(RIGHT)
        report, error = session.run(CHECK)
        assert "could not be graded" in report["data"]["text/plain"]
        assert (
            error["evalue"]
            == "softmax: it could not be graded, by a fault of the grader's own, not of yours."
        )


def test_no_process_is_left_when_the_kernel_has_ended() -> None:
    for session in kernel():
        session.run(RIGHT)
        session.run(CHECK)
        process = psutil.Process(session.manager.provisioner.pid)
        children = process.children(recursive=True)
        assert children, "the warm process"
    _, alive = psutil.wait_procs(children, timeout=5)
    assert not alive


def test_in_a_terminal_it_says_where_it_belongs() -> None:
    with pytest.raises(CheckError, match="grader grade"):
        check("softmax")
    said = subprocess.run([sys.executable, "-c", CHECK], capture_output=True, text=True, check=False).stderr
    assert "call it in Jupyter" in said


@in_a_browser
def test_the_report_looks_the_same_among_jupyters_styles(a_judge: Judge, tmp_path: Path) -> None:
    record, _ = a_judge.grade("x", [Found("softmax", f"import numpy as np\n{WHOLE_ARRAY}")])
    shown = nbformat.v4.new_output("display_data", {"text/html": result_html(record.exercises[0])})
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("check()", outputs=[shown])])
    with chromium() as browser:
        for template in ("lab", "classic"):
            path = tmp_path / f"{template}.html"
            path.write_text(HTMLExporter(template_name=template).from_notebook_node(notebook)[0], "utf-8")
            page = browser.new_page()
            page.goto(path.as_uri())
            label, value = (
                page.locator("dt").first.bounding_box(),
                page.locator("dd pre").first.bounding_box(),
            )
            assert label and value and label["height"] < 2 * 24 and abs(label["y"] - value["y"]) < 16
            text = page.locator(".grader-report h3").first
            assert text.evaluate("one => getComputedStyle(one).fontSize") == "16px"


def test_nbgraders_own_executor_reads_the_score(places: Places, tmp_path: Path) -> None:
    assert places.solutions is not None
    reference = Solutions(places.solutions / "softmax").reference
    notebook = exercise_notebook(exercises()["softmax"], reference)
    cell(notebook, "softmax").source = WHOLE_ARRAY
    executed, _ = Execute().preprocess(nbformat.from_dict(notebook), {"metadata": {"path": str(tmp_path)}})
    assert determine_grade(cell(executed, "softmax-check")) == (3.0, 5.0)
