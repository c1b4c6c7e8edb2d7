"""A whole assignment with nbgrader's own commands, for three students: one right, one wrong, one hostile."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from grader.grading import Judge
from grader.places import Places
from grader.workspace import Found
from tests.bench.right_answers import reference
from tests.nbgrader_course import ASSIGNMENT, RIGHT, WHOLE_ARRAY
from tests.nbgrader_life import EXERCISES, QUESTION, Life, begin, formgrader, hand_in

pytestmark = pytest.mark.timeout(900)  # a dozen commands of two seconds
NUMPY = "import numpy as np\n"
NO_ZERO_GRAD = reference("torch_loop").replace("    optimizer.zero_grad()\n", "")
ANSWERS = {
    "right": {"softmax": RIGHT, "training_loop": reference("training_loop"), "torch_loop": reference("torch_loop"),
              QUESTION: "It uses the sum of three gradients."},
    "wrong": {"softmax": WHOLE_ARRAY, "torch_loop": NO_ZERO_GRAD, QUESTION: "It just works."},
    "hostile": {"softmax": WHOLE_ARRAY, "training_loop": "import os\nos._exit(0)",
                QUESTION: "<script>alert(1)</script>"},
}  # fmt: skip


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    life = begin(tmp_path_factory.mktemp("life"))
    for student, answers in ANSWERS.items():
        hand_in(life, student, answers, hostile=student == "hostile")
    life.nbgrader("collect", ASSIGNMENT)
    life.nbgrader("autograde", ASSIGNMENT)
    life.nbgrader("generate_feedback", ASSIGNMENT)
    return life


@pytest.fixture(scope="module")
def address(life: Life) -> Iterator[str]:
    with formgrader(life.course) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which nothing may run that is not ours: a dialog fails the test."""
    page = browser.new_page()
    page.set_default_timeout(120_000)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield page
    page.close()
    assert dialogs == []


@pytest.fixture(scope="module")
def ours(a_judge: Judge) -> dict[str, dict[str, float]]:
    """The scores of the same programs as files, without nbgrader."""
    found = {
        student: [
            Found(name, NUMPY + answers[name]) if name in answers else Found(name) for name in EXERCISES
        ]
        for student, answers in ANSWERS.items()
    }
    records = {student: a_judge.grade(student, files)[0] for student, files in found.items()}
    return {
        student: {one.exercise: one.score for one in record.exercises} for student, record in records.items()
    }


def test_the_scores_in_the_gradebook_are_ours(life: Life, ours: dict[str, dict[str, float]]) -> None:
    held = {student: {name: life.course.score(student, name) for name in EXERCISES} for student in ANSWERS}
    assert held == ours
    assert ours["right"] == {"softmax": 5.0, "training_loop": 7.0, "torch_loop": 7.0}
    assert 0 < ours["wrong"]["torch_loop"] < 7


def test_formgrader_shows_our_scores(address: str, ours: dict[str, dict[str, float]], page: Page) -> None:
    for name in EXERCISES:
        open_submissions(page, address, name)
        most = {"softmax": 5, "training_loop": 7, "torch_loop": 7}[name]
        for student in ANSWERS:
            row = page.locator("tr", has=page.get_by_role("link", name=student, exact=True))
            assert row.locator(".score").inner_text() == f"{ours[student][name]:g} / {most}"


def test_formgrader_takes_a_score_given_by_hand(life: Life, address: str, page: Page) -> None:
    for student in ("hostile", "right"):
        open_submissions(page, address, QUESTION)
        page.get_by_role("link", name=student, exact=True).click()
        page.wait_for_function("window.formgrader?.grades?.loaded")  # before, no one listens to the field
    page.locator("input.score").fill("4")
    with page.expect_response(lambda one: "/api/grade/" in one.url and one.request.method == "PUT"):
        page.locator("input.score").press("Tab")
    with life.course.gradebook() as gradebook:
        assert gradebook.find_grade(QUESTION, QUESTION, ASSIGNMENT, "right").manual_score == 4.0


def open_submissions(page: Page, address: str, notebook: str) -> None:
    """Open the table of what was handed in for a notebook, with the names of the students."""
    page.goto(f"{address}/{notebook}")
    page.wait_for_selector("td.score:not(:empty)")
    page.get_by_text("Show All Names").click()


def test_formgrader_shows_the_report_under_the_answer(address: str, page: Page) -> None:
    open_submissions(page, address, "torch_loop")
    page.get_by_role("link", name="wrong", exact=True).click()
    page.wait_for_selector("textarea.comment[placeholder*='torch_loop.zero_grad']")
    assert "torch_loop.zero_grad" in page.locator(".grader-report").inner_text()


@pytest.mark.parametrize("student", ANSWERS)
def test_the_feedback_holds_the_report_and_runs_nothing(life: Life, student: str, page: Page) -> None:
    for name in (*EXERCISES, QUESTION):
        path = life.course.folder / "feedback" / student / ASSIGNMENT / f"{name}.html"
        page.goto(path.as_uri())
        assert name == QUESTION or page.locator(".grader-report").count() == 1
        assert "<script>alert" not in page.content()


def test_the_exports_hold_the_scores_and_the_concepts(life: Life, ours: dict[str, dict[str, float]]) -> None:
    life.nbgrader("export", "--to=grades.csv")
    exporter = "grader.classroom.gradebook.concepts.ConceptExporter"
    life.nbgrader("export", f"--exporter={exporter}", "--to=concepts.csv")
    raw = {row["student_id"]: float(row["raw_score"]) for row in rows(life.course.folder / "grades.csv")}
    for student in ("wrong", "hostile"):
        assert raw[student] == sum(ours[student].values())
    concepts = {row["submission"]: row for row in rows(life.course.folder / "concepts.csv")}
    assert (concepts["right"]["torch_loop.zero_grad"], concepts["wrong"]["torch_loop.zero_grad"]) == (
        "1",
        "0",
    )


def rows(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_nbgraders_own_validate_runs_check_in_a_kernel(life: Life, places: Places) -> None:
    right = life.course.folder / "submitted/right/training/softmax.ipynb"
    assert "Success! Your notebook passes all the tests." in life.nbgrader("validate", str(right))
    wrong = life.course.folder / "submitted/wrong/training/softmax.ipynb"
    assert "VALIDATION FAILED ON 1 CELL" in life.nbgrader("validate", str(wrong))


def test_no_command_had_a_traceback_to_tell(life: Life) -> None:
    assert not [command for command, said in life.said.items() if "Traceback" in said]
