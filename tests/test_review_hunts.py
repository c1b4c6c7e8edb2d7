"""Bug hunts as a way to review: what was missed in a hunt is hunted again, another bug, named and fixed, kept."""

import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.commands import review
from grader.hunting.catalogue import hunts
from grader.hunting.journal import Journal
from grader.journal import NotKept
from grader.key.variants import Solutions
from grader.places import Places
from tests.hunters import SOFTMAX, hunted, hunts_of, missed, number_of, program_of
from tests.own_kit import grader, in_students_copy, kit_for
from tests.past import ago, graded, happened

# the rate after the end is returned early, so of the bugs of `schedule.cosine_decay` one alone has a place in it
SCHEDULE = """import math


def warmup_cosine(step, warmup_steps, total_steps, peak_lr, final_lr=0.0):
    if step < warmup_steps:
        return peak_lr * step / warmup_steps
    if step >= total_steps:
        return final_lr
    t = (step - warmup_steps) / (total_steps - warmup_steps)
    return final_lr + 0.5 * (peak_lr - final_lr) * (1 + math.cos(math.pi * t))
"""


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    """A kit with the solutions, in which nothing is written yet."""
    return kit_for(places, tmp_path / "kit", solutions=True)


def as_if_it_were_days_ago(kit: Path, days: int) -> None:
    """Let what the journal of hunts tells have happened on an earlier day."""
    path = kit / ".progress/hunts.jsonl"

    def earlier(at: re.Match[str]) -> str:
        return (datetime.fromisoformat(at[1]).astimezone(UTC) - timedelta(days=days)).isoformat()

    path.write_text(re.sub(r'(?<="at":")([^"]+)', earlier, path.read_text()))


def mend(kit: Path, places: Places) -> None:
    assert places.solutions is not None
    path = program_of(kit)
    path.write_text(Solutions(places.solutions / path.stem).reference)


def test_what_was_missed_in_a_hunt_is_hunted_the_next_day_with_another_bug(kit: Path, places: Places) -> None:
    grader(kit, "hunt", "mse", typed="?\ng\n")
    assert "Nothing is due today. The next review is tomorrow." in grader(kit, "review").stdout
    as_if_it_were_days_ago(kit, 1)
    (kit / ".progress/history.db").unlink()
    begun = grader(kit, "review").stdout
    assert "To review: 1 bug to find." in begun and " 1 of 1  find the bug" in begun
    first, second = (one.begun for one in hunts_of(kit))
    [concept] = {hunts()[one.hunt].concept for one in (first, second)}
    assert first.hunt != second.hunt
    mend(kit, places)
    name = concept.partition(".")[2]
    ended = grader(kit, "review", typed=f"{number_of(begun, name)}\n\n").stdout
    assert f"✓ {name} it is" in ended and "✓ fixed" in ended
    assert f"Reviewed\n   ✓ {concept}:" in ended
    assert [(one.where, one.found, one.fixed, one.tries) for one in hunted(kit)] == [
        ("hunt", False, False, 1),
        ("review", True, True, 1),
    ]
    assert "Nothing is due today" in grader(kit, "review").stdout


def test_where_one_bug_alone_has_a_place_it_comes_again_in_fresh_numbers(
    places: Places, tmp_path: Path
) -> None:
    kit = kit_for(places, tmp_path / "kit", schedule=SCHEDULE)
    happened(kit, *missed("schedule.cosine_decay"))
    grader(kit, "review", typed="?\ng\n")
    as_if_it_were_days_ago(kit, 1)
    (kit / ".progress/history.db").unlink()
    grader(kit, "review")
    first, second = (one.begun for one in hunts_of(kit))
    assert first.hunt == second.hunt and first.seed != second.seed


def test_for_programs_it_is_told_which_bug_and_nothing_is_laid_out(kit: Path) -> None:
    happened(kit, *missed("softmax.axis"))
    [due] = json.loads(grader(kit, "review", "--json").stdout)["due"]
    assert (due["way"], hunts()[due["what"]].concept) == ("hunt", "softmax.axis")
    assert not (kit / "hunts").exists()
    said = grader(kit, "review").stdout
    assert not any(key in said for key in hunts())


def test_stopped_it_waits_and_is_no_hunt_of_the_other_command(kit: Path) -> None:
    happened(kit, *missed("softmax.axis"))
    stopped = grader(kit, "review", typed="?\nq\n").stdout
    assert "Stopped. `grader review` goes on from here." in stopped and hunted(kit)[1:] == []
    assert "Going on" not in grader(kit, "hunt", "mse").stdout
    went_on = grader(kit, "review", typed="g\n").stdout
    assert "Which of these is broken?" not in went_on and "given up" in went_on
    assert [one.where for one in hunted(kit)[1:]] == ["review"]
    assert "softmax.axis: tomorrow" in went_on


def test_who_deletes_its_folder_is_done_with_it(kit: Path) -> None:
    happened(kit, *missed("softmax.axis"))
    grader(kit, "review")
    for path in (program_of(kit), program_of(kit).with_name("symptom.py")):
        path.unlink()
    program_of(kit).parent.rmdir()
    grader(kit, "review")
    assert len(hunts_of(kit)) == 2


def test_a_day_has_three_and_the_rest_comes_another_way_or_another_day(kit: Path) -> None:
    about = ["schedule.end", "mse.mean_reduction", "softmax.axis", "backprop.bias", "mse_gradients.bias"]
    happened(kit, *missed(*about))
    document = json.loads(grader(kit, "review", "--json").stdout)
    ways = [one["way"] for one in document["due"]]
    assert ways[:3] == ["hunt"] * 3 and "hunt" not in ways[3:]


def test_without_solutions_only_what_was_passed_is_broken(places: Places, tmp_path: Path) -> None:
    kit = kit_for(places, tmp_path / "kit", softmax=SOFTMAX)
    happened(kit, *missed("softmax.axis", "schedule.end"))
    due = json.loads(grader(kit, "review", "--json").stdout)["due"]
    assert {one["subject"]: one["way"] for one in due} == {"softmax.axis": "hunt", "schedule.end": "writing"}
    assert "It is your own" in grader(kit, "review").stdout
    (kit / "exercises/softmax.py").write_text("def softmax(z):\n    return z\n")
    (kit / ".progress/hunts.jsonl").unlink()
    due = json.loads(grader(kit, "review", "--json").stdout)["due"]
    assert "hunt" not in [one["way"] for one in due]


def test_a_students_copy_hunts_in_what_its_learner_wrote(students_kit: Path, tmp_path: Path) -> None:
    kit = Path(shutil.copytree(students_kit, tmp_path / "copy"))
    (kit / "exercises/softmax.py").write_text(SOFTMAX)
    happened(kit, *missed("softmax.axis", "schedule.end"))
    ran = in_students_copy(kit, "review", typed="?\ng\nq\n")
    assert ran.returncode == 0, ran.stderr
    assert "To review: 1 bug to find and 1 exercise to write again." in ran.stdout
    assert "It is softmax.axis" in ran.stdout and "Reviewed\n   ✗ softmax.axis: tomorrow" in ran.stdout


def test_without_any_answer_keys_there_is_no_hunt(tmp_path: Path) -> None:
    happened(tmp_path, *missed("softmax.axis"))
    ran = grader(tmp_path, "review", "--json")
    assert ran.returncode == 0, ran.stderr
    assert [one["way"] for one in json.loads(ran.stdout)["due"]] == ["writing"]


def test_what_holds_and_has_no_question_is_hunted_before_it_is_written_again(kit: Path) -> None:
    happened(kit, (ago(9), graded("a", axis="passed")))
    [due] = json.loads(grader(kit, "review", "--json").stdout)["due"]
    assert (due["subject"], due["way"]) == ("softmax.axis", "hunt")


def test_where_nothing_can_be_kept_the_review_ends_before_the_verdict(
    kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened(kit, *missed("softmax.axis"))
    grader(kit, "review")

    def full(*_: object) -> None:
        raise NotKept("hunts.jsonl: No space left on device")

    monkeypatch.setattr(Journal, "append", full)
    monkeypatch.setenv("GRADER_KIT", str(kit))
    ran = CliRunner().invoke(review.command, input="?\n")
    assert ran.exit_code == 2
    assert "No space left on device" in ran.stderr and "what is not kept would be asked again" in ran.stderr
    assert "It is softmax" not in ran.stdout


def test_a_place_that_cannot_be_written_is_said(kit: Path) -> None:
    happened(kit, *missed("softmax.axis"))
    (kit / "hunts").write_text("in the way")
    refused = grader(kit, "review")
    assert refused.returncode == 2 and "Make that place writable" in refused.stderr
