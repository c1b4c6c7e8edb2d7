"""An exercise that asks for a class is found in a notebook as functions are, in whatever pieces it was written."""

import ast

import pytest

from grader.findings.result import OBSERVED
from grader.grading import Judge
from grader.key.stubs import known_stub, stub_of
from grader.notebooks import Cell, found_in_cells
from grader.places import Places
from grader.workspace import Found


@pytest.fixture
def reference(places: Places) -> str:
    return (places.root / "solutions" / "autograd" / "reference.py").read_text("utf-8")


def value_in(*cells: str) -> Found:
    return found_in_cells([Cell(cell) for cell in cells], "autograd")


def without_backward(reference: str) -> tuple[str, str]:
    """The class without its last method, and that method as a function of its own."""
    before, method = reference.split("    def backward", 1)
    lines = f"    def backward{method}".splitlines()
    return before, "\n".join(line[4:] for line in lines)


def test_a_class_whose_methods_come_in_later_cells_is_put_together(reference: str, a_judge: Judge) -> None:
    opening, backward = without_backward(reference)
    for later in (
        f"{backward}\nValue.backward = backward",
        f"class Value(Value):\n{reference[len(opening) :]}",
    ):
        found = value_in("1/0", opening, "Value(2.0) + 1", later, "while True: pass")
        record, _ = a_judge.grade("notebook", [found])
        assert record.exercises[0].status == "passed", found.source


def test_a_class_that_was_left_behind_as_a_stub_replaces_nothing(reference: str, a_judge: Judge) -> None:
    found = value_in(reference, stub_of(reference))
    assert any("untouched stub of Value in code cell 2" in note for note in found.notes)
    record, _ = a_judge.grade("notebook", [found])
    assert record.exercises[0].status == "passed"


def test_a_class_that_nobody_touched_is_not_started(reference: str, places: Places) -> None:
    stub = known_stub(places.keys, places.solutions, "autograd") or ""
    without_words = ast.parse(stub)
    [value] = [node for node in without_words.body if isinstance(node, ast.ClassDef)]
    del value.body[0]  # its docstring
    assert value_in("import math", ast.unparse(value)).is_stub(stub)
    assert not value_in(reference).is_stub(stub)


def test_only_a_broken_cell_with_the_class_is_the_program() -> None:
    found = value_in("import math", "class Value:\n    def __init__(self, data:\n")
    assert found.notes == ("Only code cell 2 was graded, for Python cannot read it.",)


def test_a_remark_on_the_way_it_is_written_is_the_last_of_the_notes(reference: str, a_judge: Judge) -> None:
    record, _ = a_judge.grade("notebook", [value_in(reference, reference + "\n")])
    told, observed = record.exercises[0].notes
    assert told == "Value is defined in code cells 1 and 2; the last one was graded."
    assert observed.startswith(OBSERVED)
