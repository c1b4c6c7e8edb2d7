"""`grader drill`: from blank stubs to the end, by lines and by keys, paused and gone on with."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from grader.drilling.journal import Journal
from grader.drilling.rounds import Round, all_rounds
from grader.places import Places
from tests.hunters import SOFTMAX
from tests.own_kit import grader, in_students_copy, kit_for
from tests.quiz_terminal import Terminal

WRONG = "def softmax(z):\n    return z\n"
WHOLE_ARRAY = "import numpy as np\n\ndef softmax(z):\n    e = np.exp(z - z.max())\n    return e / e.sum()\n"


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    """A kit without solutions, whose softmax the learner has written already; the stubs come from beside the keys."""
    return kit_for(places, tmp_path / "kit", softmax=SOFTMAX)


def last(kit: Path) -> Round:
    return all_rounds(Journal(kit / ".progress").events())[-1]


def folder_of(kit: Path) -> Path:
    return kit / "drills" / last(kit).begun.folder


def test_a_drill_from_blank_stubs_to_the_end(kit: Path) -> None:
    begun = grader(kit, "drill", "softmax", "mse", typed="\nhm\nl\n")
    assert begun.returncode == 0, begun.stderr
    assert "softmax is blank still" in begun.stdout and "Paused, and the clock with it" in begun.stdout
    stub = folder_of(kit) / "softmax.py"
    assert "raise NotImplementedError()" in stub.read_text()
    stub.write_text(WRONG)
    failed = grader(kit, "drill", typed="\nn\n1\n").stdout
    assert "Going on with the drill" in failed and "✗ exponentiation" in failed
    stub.write_text(SOFTMAX)
    ended = grader(kit, "drill", typed="\ne\ne\n").stdout
    assert "✓ passed" in ended and "On to drills/" in ended and "1 of 2 passed" in ended
    assert "Failed at the first try: softmax.exponentiation" in ended
    assert (last(kit).ended, [one.status for one in last(kit).tries_at("softmax")]) == (
        True,
        ["failed", "passed"],
    )
    assert (kit / "exercises" / "softmax.py").read_text() == SOFTMAX


def test_it_ends_by_itself_when_all_has_passed_and_shows_the_reference(
    places: Places, tmp_path: Path
) -> None:
    kit = kit_for(places, tmp_path / "kit", solutions=True)
    grader(kit, "drill", "softmax")
    (folder_of(kit) / "softmax.py").write_text(SOFTMAX)
    ended = grader(kit, "drill", typed="\n").stdout
    assert "1 of 1 passed" in ended and "yours" in ended and "reference" in ended


def test_another_drill_leaves_the_first_as_it_was(kit: Path) -> None:
    grader(kit, "drill", "softmax")
    (folder_of(kit) / "softmax.py").write_text(WRONG)
    first = folder_of(kit)
    grader(kit, "drill", "--minutes", "10")
    assert folder_of(kit) != first and (first / "softmax.py").read_text() == WRONG
    assert last(kit).begun.minutes <= 10
    assert not grader(kit, "drill", "--new").stderr and folder_of(kit).name.endswith("-3")


def test_what_was_deleted_is_a_stub_again_and_what_is_written_stays(kit: Path) -> None:
    grader(kit, "drill", "softmax", "mse")
    (folder_of(kit) / "softmax.py").write_text(WRONG)
    (folder_of(kit) / "mse.py").unlink()
    grader(kit, "drill")
    assert (folder_of(kit) / "softmax.py").read_text() == WRONG
    assert "NotImplementedError" in (folder_of(kit) / "mse.py").read_text()


def test_wrong_usage_is_a_sentence(kit: Path) -> None:
    both = grader(kit, "drill", "mse", "--minutes", "5")
    short = grader(kit, "drill", "--minutes", "1")
    assert both.returncode == short.returncode == 2
    assert "not both" in both.stderr and "a few minutes more" in short.stderr
    (kit / "drills").write_text("in the way")
    assert "Make that place writable" in grader(kit, "drill", "mse").stderr


def test_in_a_terminal_the_clock_counts_up_and_one_key_is_enough(kit: Path) -> None:
    terminal = Terminal(kit, "softmax", "mse", command="drill")
    terminal.wait_for("softmax 0:02 of 8:00")
    terminal.type("n")
    terminal.wait_for("mse 0:01 of 4:00")
    terminal.type("\x1b[A")  # an arrow key is none of ours
    terminal.wait_for("Enter grades, n is")
    terminal.type("1")
    (folder_of(kit) / "softmax.py").write_text(SOFTMAX)
    terminal.wait_for("On to")
    terminal.type("\r")
    terminal.wait_for("✓ passed")
    terminal.type("q")
    code, seen = terminal.close()
    assert code == 0 and "`grader drill` goes on from here" in seen
    assert 2.5 < last(kit).seconds_in_all < 60 and last(kit).seconds["mse"] >= 1


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0)])
def test_the_terminals_own_keys_pause_it(kit: Path, key: str, code: int) -> None:
    terminal = Terminal(kit, "mse", command="drill")
    terminal.wait_for("mse 0:01")
    terminal.type(key)
    left, seen = terminal.close()
    assert (left, "Paused" in seen) == (code, True)
    assert last(kit).seconds_in_all >= 1


def test_what_was_right_at_once_and_what_was_missed_show_in_stats(kit: Path) -> None:
    grader(kit, "drill", "softmax")
    (folder_of(kit) / "softmax.py").write_text(WHOLE_ARRAY)
    assert "✗ axis" in grader(kit, "drill", typed="\n").stdout
    shown = grader(kit, "stats").stdout
    assert "✓ exponentiation  ✓ normalization  ✗ axis  · stability" in shown
    assert "✗ softmax.axis: missed, " in shown and "1 day in a row" in shown
    grader(kit, "drill", typed="e\ne\n")
    rows = list(csv.DictReader(grader(kit, "stats", "--export", "csv").stdout.splitlines()))
    about = f"drills/{folder_of(kit).name}"
    assert [(row["event"], row["about"], row["failed"], row["misconception"]) for row in rows] == [
        ("graded", f"{about}/softmax", "softmax.axis", "softmax.whole_array"),
        ("drilled", about, "softmax", ""),
    ]
    document = json.loads(grader(kit, "stats", "--export", "json").stdout)
    assert document["practice"]["days"] == 1


def test_a_students_copy_drills_too(students_kit: Path, tmp_path: Path) -> None:
    kit = Path(shutil.copytree(students_kit, tmp_path / "copy"))
    ran = in_students_copy(kit, "drill", "softmax", typed="\ne\ne\n")
    assert ran.returncode == 0, ran.stderr
    assert "softmax is blank still" in ran.stdout and "0 of 1 passed" in ran.stdout


def test_a_drill_of_an_exercise_that_is_no_more_is_not_gone_on_with(kit: Path) -> None:
    grader(kit, "drill", "softmax")
    journal = kit / ".progress" / "drills.jsonl"
    journal.write_text(journal.read_text().replace("softmax", "gone"))
    again = grader(kit, "drill", typed="q\n")
    assert (again.returncode, "Going on" in again.stdout, again.stderr) == (0, False, "")
