"""The commands around grading: hints one rung at a time, reveal and its record, reset that keeps what was there."""

import json
from pathlib import Path

import pytest

from grader.curriculum.catalogue import exercises
from grader.curriculum.hints import hints_for_running, hints_of
from grader.key.variants import Solutions
from grader.places import Places
from tests.own_kit import grader, kit_for

WHOLE_ARRAY = "import numpy as np\n\ndef softmax(z):\n    e = np.exp(z - z.max())\n    return e / e.sum()\n"
NAMES = ["A question", "Worked by hand", "What to change"]


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    """A kit of one's own: the same keys and solutions, an empty folder of exercises, no progress."""
    return kit_for(places, tmp_path, solutions=True)


def write(kit: Path, program: str, exercise: str = "softmax") -> Path:
    path = kit / "exercises" / f"{exercise}.py"
    path.write_text(program, "utf-8")
    return path


def reference(places: Places, exercise: str) -> str:
    assert places.solutions is not None
    return Solutions(places.solutions / exercise).reference


def test_each_hint_shows_one_rung_more_and_none_before_the_one_below_it(kit: Path) -> None:
    write(kit, WHOLE_ARRAY)
    hints = [grader(kit, "hint", "softmax").stdout for _ in range(4)]
    shown = [[name for name in NAMES if name in hint] for hint in hints]
    assert shown == [NAMES[:1], NAMES[:2], NAMES, NAMES]


def test_the_diagnosed_mistake_picks_the_last_hint(kit: Path, places: Places) -> None:
    assert places.solutions is not None
    wrong = Solutions(places.solutions / "softmax").misconceptions
    [mistake] = [one for one in wrong if one.id == "whole_array"]
    write(kit, WHOLE_ARRAY)
    for _ in NAMES:
        last = grader(kit, "hint", "softmax").stdout
    assert " ".join(mistake.change.split()) in " ".join(last.split())


def test_another_concept_starts_at_its_own_first_rung(kit: Path) -> None:
    write(kit, WHOLE_ARRAY)
    grader(kit, "hint", "softmax")
    grader(kit, "hint", "softmax")
    write(kit, WHOLE_ARRAY.replace("e / e.sum()", "e"))
    hint = grader(kit, "hint", "softmax").stdout
    assert "softmax.normalization" in hint
    assert NAMES[1] not in hint


def test_a_hint_before_the_first_line_is_about_the_first_idea(kit: Path) -> None:
    grader(kit, "reset", "softmax")
    assert "softmax.exponentiation" in grader(kit, "hint", "softmax").stdout


def test_after_a_pass_there_is_nothing_to_hint_at(kit: Path, places: Places) -> None:
    write(kit, reference(places, "softmax"))
    hint = grader(kit, "hint", "softmax")
    assert not hint.stdout
    assert "passes" in hint.stderr


@pytest.mark.parametrize("exercise", exercises())
def test_every_concept_has_three_rungs(exercise: str) -> None:
    assert set(hints_of(exercise)) == {concept.id for concept in exercises()[exercise].concepts}


@pytest.mark.parametrize("exercise", [*exercises(), None])
def test_each_rung_adds_something(exercise: str | None) -> None:
    hints = hints_of(exercise) if exercise else hints_for_running()
    for concept, hint in hints.items():
        words = [set(rung.lower().split()) for rung in hint.rungs()]
        for below, above in ((0, 1), (1, 2), (0, 2)):
            new = words[above] - words[below]
            assert len(new) >= 0.4 * len(words[above]), (
                f"{concept}: rung {above + 1} repeats rung {below + 1}"
            )


@pytest.mark.parametrize(
    ("program", "asks"),
    [
        ("def softmax(z)\n    return z\n", "at the caret"),
        ("def softmax(z):\n    return total\n", "Which name"),
        ("def softMax(z):\n    return z\n", "spelled"),
    ],
)
def test_a_file_that_does_not_run_gets_the_hint_for_that(kit: Path, program: str, asks: str) -> None:
    write(kit, program)
    assert asks in grader(kit, "hint", "softmax").stdout


def test_another_mistake_in_the_same_concept_starts_at_its_own_first_rung(kit: Path) -> None:
    write(kit, WHOLE_ARRAY)
    grader(kit, "hint", "softmax")
    grader(kit, "hint", "softmax")
    write(kit, WHOLE_ARRAY.replace("z.max()", "z.max(axis=0)").replace("e.sum()", "e.sum(axis=0)"))
    hint = grader(kit, "hint", "softmax").stdout
    assert "softmax.axis" in hint
    assert NAMES[1] not in hint


def test_reveal_asks_for_a_pass(kit: Path) -> None:
    write(kit, WHOLE_ARRAY)
    refused = grader(kit, "reveal", "softmax")
    assert refused.returncode == 2
    assert "does not pass yet" in refused.stderr
    assert not refused.stdout
    assert not (kit / ".progress").exists()


def test_reveal_before_a_pass_is_recorded(kit: Path) -> None:
    write(kit, WHOLE_ARRAY)
    shown = grader(kit, "reveal", "softmax", "--show-me").stdout
    assert "yours" in shown
    assert "reference" in shown
    [revealed] = json.loads((kit / ".progress/progress.json").read_text())["revealed"]["softmax"]
    assert revealed["after_a_pass"] is False


def test_reveal_after_a_pass_shows_both(kit: Path, places: Places) -> None:
    write(kit, reference(places, "softmax"))
    assert "reference" in grader(kit, "reveal", "softmax").stdout


def test_reset_brings_the_stub_and_keeps_what_was_there(kit: Path) -> None:
    path = write(kit, WHOLE_ARRAY)
    grader(kit, "reset", "softmax")
    assert "raise NotImplementedError()" in path.read_text()
    [kept] = (kit / ".progress/kept").iterdir()
    assert kept.read_text() == WHOLE_ARRAY


def test_reset_keeps_a_notebook_aside_that_would_be_graded_in_the_stubs_place(kit: Path) -> None:
    cell = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": WHOLE_ARRAY,
    }
    text = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})
    (kit / "exercises" / "softmax.ipynb").write_text(text)
    assert "✗ axis" in grader(kit, "grade", "softmax").stdout
    grader(kit, "reset", "softmax")
    assert "not started" in grader(kit, "grade", "softmax").stdout
    assert [kept.read_text() for kept in (kit / ".progress/kept").glob("*.ipynb")] == [text]


def test_damaged_progress_is_set_aside_and_said(kit: Path) -> None:
    write(kit, WHOLE_ARRAY)
    (kit / ".progress").mkdir()
    (kit / ".progress/progress.json").write_text("{half")
    hint = grader(kit, "hint", "softmax")
    assert "damaged" in hint.stderr
    [kept] = (kit / ".progress").glob("progress.damaged-*.json")
    assert kept.read_text() == "{half"


def test_list_names_every_concept() -> None:
    listed = grader(Path.cwd(), "list").stdout
    assert all(concept.name in listed for one in exercises().values() for concept in one.concepts[1:])


def test_reset_keeps_no_copy_of_an_untouched_stub(kit: Path) -> None:
    grader(kit, "reset", "softmax")
    assert grader(kit, "reset", "softmax").stderr.strip().endswith("is the stub again.")
    assert not (kit / ".progress/kept").exists()


def test_the_way_on_leads_to_the_folder_that_was_graded(kit: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "my work"
    elsewhere.mkdir()
    (elsewhere / "softmax.py").write_text(WHOLE_ARRAY, "utf-8")
    report = grader(kit, "grade", "softmax", "--dir", str(elsewhere)).stdout
    assert f"next: grader hint softmax --dir '{elsewhere}'" in report
    hint = grader(kit, "hint", "softmax", "--dir", str(elsewhere)).stdout
    assert f"2 more: grader hint softmax --dir '{elsewhere}'" in hint
    write(kit, WHOLE_ARRAY)
    assert "next: grader hint softmax\n" in grader(kit, "grade", "softmax").stdout
