"""Whatever a submission says, no output of ours is turned against who reads it."""

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from grader.classroom.outputs.writing import write_all
from grader.grading import Judge
from grader.report.html import record_html
from grader.workspace import Found
from tests.hostile_records import ATTACKS, hostile_record

ASKED = ["mse", "softmax", "backprop"]
UNSEEN = [
    *map(chr, range(32)),
    "\x7f",
    "\x85",
    "\x9b",
    "\u200e",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\ufffe",
]


class Elements(HTMLParser):
    """Collects what a page consists of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    records = [hostile_record(text) for text in ATTACKS.values()]
    write_all(lambda: iter(records), folder, ASKED, hidden=False)
    return folder


def test_nothing_lies_outside_its_folder(out: Path) -> None:
    assert sorted(path.name for path in out.iterdir()) == [
        "class.html", "concepts.csv", "feedback", "github-classroom", "gradescope", "junit.xml", "students.csv"
    ]  # fmt: skip
    assert all(len(list((out / name).iterdir())) == len(ATTACKS) for name in ("feedback", "gradescope"))


def test_nothing_that_hides_or_steers_is_in_any_file(out: Path) -> None:
    for path in out.rglob("*.*"):
        text = path.read_text("utf-8-sig")  # a lone surrogate would not be written, nor read
        found = [f"{path.name}: {character!r}" for character in UNSEEN if character in text.replace("\n", "")]
        assert [one for one in found if not (path.suffix == ".csv" and one.endswith(r"'\r'"))] == []


def test_a_page_holds_only_the_elements_that_are_ours(out: Path) -> None:
    for path in [*out.glob("feedback/*.html"), out / "class.html"]:
        elements = Elements(path.read_text("utf-8"))
        assert not {
            "script",
            "iframe",
            "object",
            "link",
            "form",
            "b" if path.parent.name == "feedback" else "",
        } & {*elements.tags}
        assert elements.tags.count("style") == 1
        assert not any(name.startswith("on") or name == "style" for name in elements.attributes)
        assert "img" not in elements.tags or path.name == "class.html"


def test_no_cell_is_a_formula_wherever_a_spreadsheet_splits(out: Path) -> None:
    for name in ("students.csv", "concepts.csv"):
        text = (out / name).read_text("utf-8-sig")
        for separator in (",", ";", "\t"):
            for row in csv.reader(io.StringIO(text), delimiter=separator):
                assert not any(cell.lstrip().startswith(tuple("=+-@＝")) for cell in row), row[0][:50]


def test_json_and_xml_are_read_and_say_what_was_said(out: Path) -> None:
    for path in [*out.glob("gradescope/*.json"), *out.glob("github-classroom/*.json")]:
        assert path.stat().st_size < 200_000
        assert len(json.loads(path.read_bytes())["tests"]) == len(ASKED)
    suites = ElementTree.parse(out / "junit.xml").getroot()
    assert len(suites) == len(ATTACKS)
    messages = [failure.get("message", "") for failure in suites.iterfind("testsuite/testcase/failure")]
    assert f"It raised {ATTACKS['markup']}" in messages


@pytest.mark.parametrize("hidden", [False, True], ids=["open", "hidden"])
def test_a_real_submission_cannot_get_markup_or_escapes_out(
    a_judge: Judge, tmp_path: Path, hidden: bool
) -> None:
    """Given a program that prints, raises and names itself in markup and escapes; then every output stays ours."""
    program = """
print("<script>alert(1)</script>\\x1b[2J\\u202e=cmd|' /C calc'!A0")

class Boom(Exception):
    __str__ = __repr__ = lambda self: "<script>alert(2)</script>\\x1b[2J\\u202e\\x00" * 300
Boom.__name__ = Boom.__qualname__ = "<script>alert(3)</script>"

def softmax(logits):
    raise Boom  # <script>alert(4)</script>
"""
    record, _ = a_judge.grade("<script>alert(5)</script>\x1b[2J", [Found("softmax", program)])
    write_all(lambda: iter([record]), tmp_path, ["softmax"], hidden)
    for path in tmp_path.rglob("*.*"):
        text = path.read_text("utf-8-sig")
        assert not {"\x1b", "\u202e", "\x00"} & set(text)
        assert path.suffix not in (".html", ".xml") or "<script" not in text
    assert "<script" not in record_html(record)
