"""Given a class in which hostile submissions lie among honest ones, when it is graded, then only the hostile fail.

One real `grader batch` over all attacks; then whatever it wrote is looked through.
"""

import csv
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from grader.judging import learners_judge
from grader.places import Places
from grader.record import ExerciseResult, Record, to_json
from grader.workspace import Found
from tests.attacks.attack import Attack
from tests.attacks.crowd import HONEST, IN_CLASS, NAMES, Run, graded_class
from tests.attacks.place import CANARY
from tests.test_attacks import become


@pytest.fixture(scope="module")
def run(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return graded_class(places, tmp_path_factory.mktemp("class"))


@pytest.mark.parametrize("attack", IN_CLASS, ids=lambda attack: attack.name)
def test_in_a_class_an_attack_ends_as_it_must(run: Run, attack: Attack) -> None:
    line = run.records[attack.name]
    results = [result_of(one) for one in line["exercises"]]
    record = Record(line["submission"], line["isolation"], line["seconds"], results)
    assert become(record, attack.expected) == list(attack.expected)


def result_of(result: dict[str, Any]) -> ExerciseResult:
    return ExerciseResult(result["exercise"], result["status"], result["score"], headline=result["headline"])


def test_every_honest_student_is_graded_as_if_alone(run: Run) -> None:
    """Equal byte for byte but for names and times, whoever came before."""
    with learners_judge(run.place.places) as judge:
        alone, _ = judge.grade("", [Found(name, HONEST[name]) for name in ("mse", "softmax")])
    expected = without_times(json.loads(to_json(alone)))
    attacks = {attack.name for attack in IN_CLASS}
    others = {name: record for name, record in run.records.items() if name not in attacks}
    assert len(others) == len(IN_CLASS) + len(NAMES) + 2
    assert {name for name, record in others.items() if without_times(record) != expected} == set()


def without_times(record: dict[str, Any]) -> str:
    exercises = [{**one, "seconds": 0} for one in record["exercises"]]
    return json.dumps({**record, "submission": "", "seconds": 0, "exercises": exercises})


def test_the_run_itself_ends_well(run: Run) -> None:
    assert (run.said.returncode, b"Traceback" in run.said.stderr) == (0, False)
    assert {record["isolation"] for record in run.records.values()} <= {"sandbox", ""}


def test_nothing_secret_is_written_and_nothing_is_left_behind(run: Run) -> None:
    written = [path for path in run.out.rglob("*") if path.is_file()]
    holding = [path.name for path in written if CANARY.encode() in path.read_bytes()]
    assert holding == [] and CANARY.encode() not in run.said.stdout + run.said.stderr
    assert run.place.files() == run.before
    assert not Path("/tmp/owned").exists()


# --- what instructors and students open


def test_no_control_character_reaches_the_terminal(run: Run) -> None:
    for said in (run.said.stdout, run.said.stderr):
        assert all(character.isprintable() or character == "\n" for character in said.decode())


class Tags(HTMLParser):
    """The elements and attributes of a page, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.links |= {value or "" for name, value in attributes if name in ("href", "src")}


def test_pages_hold_no_markup_of_a_student_s(run: Run) -> None:
    pages = sorted(run.out.rglob("*.html"))
    assert len(pages) > len(run.records)
    for page in pages:
        text = page.read_text("utf-8")
        tags = Tags()
        tags.feed(text)
        assert tags.elements.isdisjoint({"script", "iframe", "object", "embed", "link", "form", "base"}), (
            page.name
        )
        assert not [name for name in tags.attributes if name.startswith("on")], page.name
        assert all(link.startswith(("#", "data:image/")) for link in tags.links), page.name
        assert all(character.isprintable() or character == "\n" for character in text), page.name


def test_tables_hold_no_formula(run: Run) -> None:
    for path in run.out.glob("*.csv"):
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
        assert len(rows) == len(run.records) + 1
        cells = [cell for row in rows for cell in row]
        assert [cell for cell in cells if cell[:1] in set("=+-@\t\r")] == []
        assert all(character.isprintable() for cell in cells for character in cell)


def test_files_for_machines_can_be_read_and_hold_no_control_characters(run: Run) -> None:
    """A name stays what it is, for it must be found again; what is shown of a submission is harmless."""
    assert len(list(ElementTree.parse(run.out / "junit.xml").iter("testsuite"))) >= len(run.records)
    for path in [*run.out.rglob("*.json"), run.out / "results.jsonl"]:
        for line in path.read_bytes().splitlines():
            assert line.decode("utf-8").isprintable(), path.name
            assert harmless({**json.loads(line), "submission": ""}), path.name


def harmless(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(harmless, value.values()))
    if isinstance(value, list):
        return all(map(harmless, value))
    return not isinstance(value, str) or all(one.isprintable() or one == "\n" for one in value)
