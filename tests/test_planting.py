"""Planting in programs that nobody would write, and somebody does: it gives up, and soon."""

import pytest

from grader.hunting import planting
from grader.hunting.catalogue import Change
from grader.hunting.planting import MOST_TRIES, planted

DIFFERENCE = (Change("_z - _m", "_z"),)


@pytest.mark.parametrize("deep", ["+".join(["x"] * 1200), "-" * 600 + "x", "f(" * 90 + "x" + ")" * 90])
def test_a_program_that_is_nested_too_deeply_is_left_alone_or_broken_as_any_other(deep: str) -> None:
    programs = list(planted(f"def f(x, y):\n    return x - y\n\n\nBIG = {deep}\n", DIFFERENCE))
    assert all("return x\n" in program for program in programs)


def test_of_a_thousand_places_no_more_are_looked_at_than_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    dump = planting._dump
    monkeypatch.setattr(planting, "_dump", lambda program: looked.append(1) or dump(program))
    list(planted("".join(f"a{number} = b - c\n" for number in range(1000)), DIFFERENCE))
    assert len(looked) <= 7 * MOST_TRIES
