"""What the commands keep: verdicts on the learner's own work, hints, reveals, resets; and never at their own cost."""

import subprocess
import sys
from pathlib import Path

import pytest

from grader.history import Graded, HintShown, Reset, Revealed
from grader.places import Places
from tests.own_kit import grader, kit_for
from tests.past import events

WHOLE_ARRAY = "import numpy as np\n\ndef softmax(z):\n    e = np.exp(z - z.max())\n    return e / e.sum()\n"


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    return kit_for(places, tmp_path, solutions=True, softmax=WHOLE_ARRAY)


def test_a_verdict_is_kept_with_its_concepts_and_mistake(kit: Path) -> None:
    grader(kit, "grade", "softmax")
    [event] = events(kit)
    assert isinstance(event, Graded)
    assert (event.about, event.status, event.headline) == ("exercises/softmax", "failed", "softmax.axis")
    assert event.misconception == "softmax.whole_array"
    assert (event.concepts["softmax.axis"], event.concepts["softmax.stability"]) == ("failed", "not_checked")


def test_grading_the_same_again_stubs_and_missing_files_are_not_kept(kit: Path) -> None:
    grader(kit, "reset", "mse")
    before = len(events(kit))
    for _ in range(2):
        grader(kit, "grade", "softmax", "mse", "schedule")
    assert [event.about for event in events(kit)[before:]] == ["exercises/softmax"]


def test_the_work_of_others_is_not_the_learners(kit: Path) -> None:
    (kit / "class/ada").mkdir(parents=True)
    (kit / "exercises/softmax.py").rename(kit / "class/ada/softmax.py")
    assert grader(kit, "grade", "softmax", "--dir", str(kit / "class/ada")).returncode == 1
    assert not (kit / ".progress").exists()


def test_hint_reveal_and_reset_are_kept(kit: Path) -> None:
    grader(kit, "hint", "softmax")
    grader(kit, "reveal", "softmax", "--show-me")
    grader(kit, "reset", "softmax")
    assert events(kit) == [
        HintShown(exercise="softmax", concept="softmax.axis", rung=1, mistake="whole_array"),
        Revealed(exercise="softmax", after_a_pass=False),
        Reset(exercise="softmax"),
    ]


def test_what_a_program_asked_for_is_kept_all_the_same(kit: Path) -> None:
    ran = grader(kit, "grade", "softmax", "--json", "-")
    assert ran.stdout.startswith('{"schema":1')
    assert len(events(kit)) == 1


@pytest.mark.parametrize("arguments", [("grade", "softmax"), ("grade", "softmax", "--json", "-")])
def test_where_nothing_can_be_kept_the_verdict_is_the_same_with_a_sentence_beside_it(
    kit: Path, arguments: tuple[str, ...]
) -> None:
    undisturbed = grader(kit, *arguments)
    (kit / ".progress/history.db").unlink()
    (kit / ".progress/history.db").mkdir()
    ran = grader(kit, *arguments)
    assert ran.returncode == undisturbed.returncode == 1
    assert ran.stdout[:40] == undisturbed.stdout[:40]
    assert ran.stderr.startswith("This is not kept in your history: ")
    assert len(ran.stderr.splitlines()) == 1


def test_a_damaged_history_is_told_and_kept_aside(kit: Path) -> None:
    (kit / ".progress").mkdir()
    (kit / ".progress/history.db").write_bytes(b"damaged " * 100)
    ran = grader(kit, "grade", "softmax")
    assert "softmax.axis" in ran.stdout and "a new history begins" in ran.stderr
    assert len(events(kit)) == 1


def test_grading_imports_nothing_that_takes_long(kit: Path) -> None:
    program = (
        "import sys; from grader.commands import grade, recording; "
        "print([m for m in ('sqlalchemy', 'fsrs', 'rich', 'grader.quiz.questions') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
