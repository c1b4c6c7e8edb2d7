"""What a class's records become: each output in its own format, whole, and in flat memory."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec import structs

from grader.classroom.outputs.names import file_name
from grader.classroom.outputs.writing import write_all
from grader.curriculum.catalogue import exercises
from grader.findings.result import error_result, not_run_result
from grader.grading import Judge
from grader.record import Record
from grader.workspace import Found
from tests.test_records import WHOLE_ARRAY

MSE = "def mse_loss(predictions, targets):\n    return ((predictions - targets) ** 2).mean()\n"
ASKED = ["mse", "softmax", "update_rule"]


@pytest.fixture(scope="module")
def the_class(a_judge: Judge) -> list[Record]:
    """Five students: one with a mistake, one who is done, one who began nothing, one with nothing, one lost by us."""
    [ada], [mse] = (
        a_judge.grade(name, [Found(*one)])[0].exercises
        for name, one in {"ada": ("softmax", WHOLE_ARRAY), "bea": ("mse", MSE)}.items()
    )
    passed = [structs.replace(mse, exercise=name, concepts=[], score=mse.max_score) for name in ASKED]
    catalogue = exercises()
    return [
        Record("ada", "sandbox", 0.5, [mse, ada]),
        Record("bea", "sandbox", 0.25, passed),
        Record("cem", "", 0.0, [not_run_result(catalogue[name], "not_started") for name in ASKED]),
        Record("dee", "", 0.0, []),
        Record("eli", "", 0.0, [mse, error_result(catalogue["softmax"], "The process ended.")]),
    ]


@pytest.fixture(scope="module")
def out(the_class: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    write_all(lambda: iter(the_class), folder, ASKED[::-1], hidden=False)
    return folder


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_every_student_has_a_page_and_each_system_its_file(out: Path) -> None:
    names = ["ada", "bea", "cem", "dee", "eli"]
    assert sorted(path.stem for path in (out / "feedback").glob("*.html")) == names
    for folder in ("gradescope", "github-classroom"):
        assert sorted(path.stem for path in (out / folder).glob("*.json")) == names
    assert not list(out.rglob("*.part"))


def test_scores_by_student(out: Path) -> None:
    rows = {row["submission"]: row for row in table(out / "students.csv")}
    assert list(rows["ada"]) == ["submission", *ASKED, "total", "max", "status", "file"]
    assert [*rows["ada"].values()] == ["ada", "3.0", "3.0", "0.0", "6.0", "12.0", "failed", "ada"]
    assert {name: row["status"] for name, row in rows.items()} == {
        "ada": "failed", "bea": "passed", "cem": "not_started", "dee": "missing", "eli": "error"
    }  # fmt: skip
    assert (rows["dee"]["mse"], rows["dee"]["total"]) == ("0.0", "0.0")
    assert (rows["eli"]["mse"], rows["eli"]["softmax"]) == ("3.0", ""), "a zero of ours would be a verdict"


def test_concepts_by_student(out: Path) -> None:
    rows = {row["submission"]: row for row in table(out / "concepts.csv")}
    known = [rows["ada"][f"softmax.{name}"] for name in ("runs", "exponentiation", "axis", "stability")]
    assert known == ["1", "1", "0", ""]
    assert set(rows["dee"].values()) == {"dee", ""}


def test_gradescope_gets_the_shape_that_it_documents(out: Path) -> None:
    results = json.loads((out / "gradescope" / "ada.json").read_bytes())
    assert (results["score"], results["stdout_visibility"]) == (6.0, "hidden")
    assert sum(test["score"] for test in results["tests"]) == results["score"]
    mse, softmax, missing = results["tests"]
    assert (mse["status"], mse["number"], mse["tags"]) == ("passed", "1", [])
    assert (softmax["status"], softmax["tags"]) == ("failed", ["softmax.axis"])
    assert (softmax["score"], softmax["max_score"], softmax["visibility"]) == (3.0, 5.0, "visible")
    assert "one sum for all\n   rows" in softmax["output"]
    assert (missing["status"], missing["score"]) == ("failed", 0.0)


def test_gradescope_is_told_whose_fault_an_error_is(out: Path) -> None:
    results = json.loads((out / "gradescope" / "eli.json").read_bytes())
    assert "a fault of the grader's own" in results["output"]


def test_github_classroom_gets_fractions_and_always_tests(out: Path) -> None:
    results = json.loads((out / "github-classroom" / "ada.json").read_bytes())
    assert (results["version"], results["status"], results["max_score"]) == (3, "fail", 12.0)
    assert [(test["status"], test["score"]) for test in results["tests"]] == [
        ("pass", 3.0), ("fail", 3.0), ("fail", 0.0)
    ]  # fmt: skip
    assert json.loads((out / "github-classroom" / "eli.json").read_bytes())["status"] == "error"
    assert json.loads((out / "github-classroom" / "dee.json").read_bytes())["tests"] != []


def test_junit_has_a_suite_a_student_and_a_case_a_concept(out: Path) -> None:
    suites = ElementTree.parse(out / "junit.xml").getroot()
    assert [suite.get("name") for suite in suites] == ["ada", "bea", "cem", "dee", "eli"]
    for suite in suites:
        counts = {kind: len(suite.findall(f"testcase/{kind}")) for kind in ("failure", "error", "skipped")}
        told = [suite.get(name) for name in ("failures", "errors", "skipped", "tests")]
        assert told == [str(count) for count in [*counts.values(), len(suite)]]
    [failure] = suites[0].findall("testcase/failure")
    assert "Each row of logits gives its own distribution" in failure.get("message", "")
    assert "yours     [[0.045, 0.122, 0.333]," in (failure.text or "")


def test_hidden_grading_keeps_inputs_from_students_and_not_from_the_instructor(
    the_class: list[Record], tmp_path: Path
) -> None:
    write_all(lambda: iter(the_class), tmp_path, ASKED, hidden=True)
    for path in ("feedback/ada.html", "gradescope/ada.json", "github-classroom/ada.json"):
        text = (tmp_path / path).read_text("utf-8")
        assert "softmax.axis" in text and "one sum for all" in text.replace("\\n   ", " ")
        assert "0.122" not in text and "0.245" not in text and "[1.0, 2.0, 3.0]" not in text
    assert "0.122" in (tmp_path / "junit.xml").read_text("utf-8")


def test_what_breaks_off_leaves_no_half_file_and_the_old_ones(
    the_class: list[Record], out: Path, tmp_path: Path
) -> None:
    def breaking() -> Iterator[Record]:
        yield the_class[1]
        raise ConnectionError("the database is gone")

    write_all(lambda: iter(the_class), tmp_path, ASKED, hidden=False)
    before = (tmp_path / "students.csv").read_bytes()
    with pytest.raises(ConnectionError):
        write_all(breaking, tmp_path, ASKED, hidden=False)
    assert (tmp_path / "students.csv").read_bytes() == before == (out / "students.csv").read_bytes()
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize(
    "names",
    [
        ["ada", "Ada", "ADA", "ada.", " ada"],
        ["zoe", "zoé", "zoë", "zoe\u0301", file_name("zoé")],
        ["../x", "x", "/x", "..", ".", "", "x/../x", "x\x00", "\udcff", "con", "aux.txt", "-rf"],
        ["A" * 5_000, "A" * 4_999, "王伟", "王 伟", "😀"],
    ],
)
def test_any_name_becomes_a_file_of_its_own(names: list[str], tmp_path: Path) -> None:
    files = [file_name(name) for name in names]
    assert len({file.casefold() for file in files}) == len(names)
    for file in files:
        (tmp_path / f"{file}.html.part").write_text("")
        assert (tmp_path / f"{file}.html.part").resolve().parent == tmp_path.resolve()


def test_a_plain_name_stays_and_a_foreign_one_can_be_read() -> None:
    assert [file_name(name) for name in ("ada", "s_1234-b.2")] == ["ada", "s_1234-b.2"]
    assert file_name("王伟 (late)").startswith("王伟-late~")
