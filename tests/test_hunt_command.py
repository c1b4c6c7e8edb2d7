"""`grader hunt`: named and fixed, stopped and gone on with, in a students' copy."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.hunting.catalogue import hunts
from grader.places import Places
from grader.review.subjects import is_reviewed
from tests.hunters import SOFTMAX, hunts_of, number_of, program_of
from tests.own_kit import grader, in_students_copy, kit_for


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    """A kit without solutions, in which softmax is passed."""
    return kit_for(places, tmp_path / "kit", softmax=SOFTMAX)


def test_a_hunt_is_begun_named_mended_and_ended(kit: Path) -> None:
    begun = grader(kit, "hunt", "softmax")
    assert begun.returncode == 0, begun.stderr
    program = program_of(kit)
    assert "your own" in " ".join(begun.stdout.split()) and "#" not in program.read_text()
    right = hunts()[hunts_of(kit)[-1].begun.hunt].concept.partition(".")[2]
    named = grader(kit, "hunt", typed=f"{number_of(begun.stdout, right)}\n\n")
    assert f"✓ {right} it is" in named.stdout and "The file is as it was" in named.stdout
    program.write_text(SOFTMAX)
    mended = grader(kit, "hunt", typed="\n")
    assert "✓ fixed" in mended.stdout and "at once. Your first fix passed." in mended.stdout
    [over] = hunts_of(kit)
    assert (over.over, over.naming(), over.fixing()) == (True, "first_try", "first_try")
    assert (kit / "exercises" / "softmax.py").read_text() == SOFTMAX


def test_a_wrong_concept_and_a_wrong_fix_are_told_apart_from_right_ones(kit: Path) -> None:
    begun = grader(kit, "hunt", "softmax", typed="r\n9\n?\n")
    assert "on fresh numbers" in begun.stdout and "Type a number" in begun.stdout
    program_of(kit).write_text("def softmax(z):\n    return z\n")
    ended = grader(kit, "hunt", typed="w\n\nw\nr\nhm\ng\n").stdout
    assert "Press Enter first" in ended and "✗ not yet: " in ended and "grader hint" not in ended
    assert "given up" in ended and "You did not name the concept. It is not fixed." in ended
    [over] = hunts_of(kit)
    assert (over.naming(), over.fixing(), over.helped) == ("missed", "missed", True)


def test_the_file_on_the_table_may_vanish_or_hang(kit: Path) -> None:
    grader(kit, "hunt", "softmax", typed="?\n")
    program_of(kit).unlink()
    assert "is there again as it was planted" in grader(kit, "hunt", typed="q\n").stdout
    program_of(kit).write_text("def softmax(z):\n    while True: pass\n")
    stopped = grader(kit, "hunt", typed="\nq\n")
    assert (stopped.returncode, "✗ not yet: runs" in stopped.stdout) == (0, True)


@pytest.mark.parametrize("elsewhere", ["../..", "..", "/tmp", "a/b", ""])
def test_a_journal_that_leads_elsewhere_is_not_followed(kit: Path, elsewhere: str) -> None:
    grader(kit, "hunt", "softmax", typed="q\n")
    journal, [begun] = kit / ".progress/hunts.jsonl", hunts_of(kit)
    journal.write_text(journal.read_text().replace(begun.begun.folder, elsewhere))
    assert hunts_of(kit) == []


def begun_about_an_idea(kit: Path, but: str = "") -> tuple[str, str]:
    """Begin hunts until one is about an idea, another than `but`; return what is shown, and which idea."""
    while True:
        shown = grader(kit, "hunt", "softmax", "--new").stdout
        concept = hunts()[hunts_of(kit)[-1].begun.hunt].concept
        if is_reviewed(concept) and concept != but:
            return shown, concept


def test_what_was_missed_shows_in_stats_and_what_was_found_too(kit: Path) -> None:
    _, missed = begun_about_an_idea(kit)
    told = grader(kit, "hunt", typed="?\ng\n").stdout
    assert f"It is {missed}" in told and f"✗ {missed}: missed in a hunt, " in grader(kit, "stats").stdout
    shown, other = begun_about_an_idea(kit, but=missed)
    found = other.partition(".")[2]
    program_of(kit).write_text(SOFTMAX)
    grader(kit, "hunt", typed=f"{number_of(shown, found)}\n\n")
    assert f"✓ {found}" in grader(kit, "stats").stdout


def test_another_hunt_is_another_bug(kit: Path) -> None:
    for _ in range(2):
        grader(kit, "hunt", "softmax", typed="?\ng\n")
    first, second = (one.begun for one in hunts_of(kit))
    assert first.hunt != second.hunt and first.folder != second.folder


def test_without_a_program_that_works_it_says_what_to_do(places: Places, tmp_path: Path) -> None:
    empty = kit_for(places, tmp_path / "kit", softmax="def softmax(z):\n    return z\n")
    for arguments in ((), ("softmax",)):
        refused = grader(empty, "hunt", *arguments)
        assert refused.returncode == 2 and "holds no solutions, so it breaks your own" in refused.stderr
    assert not (empty / "hunts").exists()
    assert "There is no exercise 'sofmax'" in grader(empty, "hunt", "sofmax").stderr


def test_with_the_solutions_the_lessons_program_is_broken(places: Places, tmp_path: Path) -> None:
    kit = kit_for(places, tmp_path / "kit", solutions=True)
    begun = grader(kit, "hunt", "mse")
    assert "This is the lesson's mse: yours does not pass yet" in begun.stderr
    assert "SOLUTION" not in program_of(kit).read_text()
    assert hunts_of(kit)[-1].begun.own is False


def test_the_symptom_can_be_run_by_hand(kit: Path) -> None:
    grader(kit, "hunt", "softmax")
    ran = subprocess.run(
        [sys.executable, "symptom.py", "5"],
        cwd=program_of(kit).parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0 and ":" in ran.stdout, ran.stderr


def test_a_place_that_cannot_be_written_is_said(kit: Path) -> None:
    (kit / "hunts").write_text("in the way")
    refused = grader(kit, "hunt", "softmax")
    assert refused.returncode == 2 and "Make that place writable" in refused.stderr


def test_a_students_copy_hunts_in_what_its_learner_wrote(students_kit: Path, tmp_path: Path) -> None:
    kit = Path(shutil.copytree(students_kit, tmp_path / "copy"))
    (kit / "exercises" / "softmax.py").write_text(SOFTMAX)
    ran = in_students_copy(kit, "hunt", typed="?\ng\n")
    assert ran.returncode == 0, ran.stderr
    assert "It is softmax." in ran.stdout and "given up" in ran.stdout


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "def softmax(z):\n    raise ValueError('\\x1b]0;mine\\x07')\n",
            "softmax: It raised ValueError: \\x1b]0;mine\\x07.",
        ),
        ("x = 1\n", "softmax is not defined."),
        ("def softmax(z:\n", "Python cannot read softmax.py, line 1"),
        ("\N{LATIN SMALL LETTER E WITH ACUTE}", "softmax.py is not UTF-8 text"),
    ],
)
def test_a_file_that_does_not_run_is_told_in_a_sentence(kit: Path, text: str, why: str) -> None:
    grader(kit, "hunt", "softmax", typed="?\n")
    program_of(kit).write_text(text, "latin-1")
    again = " ".join(grader(kit, "hunt", typed="r\n").stdout.split())
    assert f"It does not run to the end. {why}" in again
